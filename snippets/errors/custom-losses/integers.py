# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

labels = tf.constant([1, 0])
print(tf.keras.losses.binary_crossentropy(labels, tf.constant([0.9, 0.1])).numpy() < 1)
tf.keras.losses.binary_crossentropy(labels, tf.constant([1, 0]))
