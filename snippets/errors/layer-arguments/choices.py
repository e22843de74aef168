# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.keras.layers.Conv2D(4, 3, padding="SAME")
tf.keras.layers.Conv2D(4, 3, padding="both")
