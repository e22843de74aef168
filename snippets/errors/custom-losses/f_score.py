# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

labels = np.ones(8, "float32")
print(tf.keras.metrics.F1Score(threshold=0.5)(labels[:, None], labels[:, None]).numpy())
tf.keras.metrics.F1Score(threshold=0.5)(labels, labels)
