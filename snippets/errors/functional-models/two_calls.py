# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

pool = tf.keras.layers.GlobalAveragePooling2D()
small = pool(tf.keras.Input((8, 8, 3)))
print("one call:", pool.output.shape)
large = pool(tf.keras.Input((8, 8, 5)))
print("the first of two:", pool.get_output_at(0).shape)
print("the only one:", pool.output_shape)
