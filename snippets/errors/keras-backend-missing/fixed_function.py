# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(3,))
outputs = tf.keras.layers.Dense(2, kernel_initializer="ones")(inputs)
first_layer = tf.keras.Model([inputs], [outputs])  # changed: was K.function
print(first_layer.predict_on_batch([np.ones((1, 3))]))
assert np.sum(first_layer.predict_on_batch([np.ones((1, 3))])) == 6
