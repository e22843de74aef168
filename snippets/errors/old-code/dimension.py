# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

images = tf.keras.Input((28, 28, 3))
print(images.shape[1] // 2)
print(hasattr(images.shape[1], "value"))
