# /// companion
# package = "keras-tcn"
# purpose = "Temporal convolutional networks"
# ///
import numpy as np
import tensorflow as tf
from tcn import TCN

inputs = tf.keras.Input((6, 1))
hidden = TCN(nb_filters=2, kernel_size=2, dilations=(1, 2))(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(hidden))
model.compile(optimizer="adam", loss="mse")
model.fit(np.ones((4, 6, 1)), np.ones((4, 1)), verbose=0)
