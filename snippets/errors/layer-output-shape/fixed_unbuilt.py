# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Conv2D(4, 3)  # in no model yet
shape = layer.compute_output_shape((None, 28, 28, 1))
print(tuple(shape))
assert tuple(shape) == (None, 26, 26, 4)
