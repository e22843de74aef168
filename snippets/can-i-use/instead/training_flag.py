# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((1, 1000), "float32")
layer = tf.keras.layers.Dropout(0.5)
dropped = layer(x, training=True)  # was set_learning_phase(1)
kept = layer(x, training=False)  # was set_learning_phase(0)
print("zeros:", bool(tf.reduce_any(dropped == 0)), bool(tf.reduce_any(kept == 0)))
assert bool(tf.reduce_any(dropped == 0)) and not bool(tf.reduce_any(kept == 0))
