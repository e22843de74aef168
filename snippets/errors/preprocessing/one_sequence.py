# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tokens = [4, 2, 7]
print(tf.keras.preprocessing.sequence.pad_sequences([tokens], maxlen=5))
tf.keras.preprocessing.sequence.pad_sequences(tokens, maxlen=5)
