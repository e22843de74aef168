# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

a, b = tf.keras.Input(shape=(2,)), tf.keras.Input(shape=(3,))
model = tf.keras.Model([a, b], tf.keras.layers.Concatenate()([a, b]))
left, right = np.ones((4, 2), "float32"), np.ones((4, 3), "float32")
print(model.predict([left, right], verbose=0).shape)
model.predict(left, verbose=0)
