# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K

inputs = tf.keras.Input(shape=(3,))
outputs = tf.keras.layers.Dense(2, kernel_initializer="ones")(inputs)
first_layer = K.function([inputs], [outputs])
print(first_layer([np.ones((1, 3))]))
