# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.8", "2.10", "2.12", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

images = tf.random.uniform((4, 8, 8, 3), seed=1)
turned = tf.keras.layers.RandomRotation(0.1)(images, training=True)
print(turned.shape)
