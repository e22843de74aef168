# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((2, 4))
dropout = tf.keras.layers.Dropout(0.5)
print(dropout(x, training=True).shape)  # changed
