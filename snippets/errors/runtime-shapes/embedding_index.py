# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

tokens = np.array([[0, 3, 10]])
enough = tf.keras.layers.Embedding(int(tokens.max()) + 1, 4)  # 0 to 10
print(enough(tokens).shape)

too_few = tf.keras.layers.Embedding(10, 4)  # 0 to 9
too_few(tokens)
