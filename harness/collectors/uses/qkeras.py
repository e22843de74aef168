# /// companion
# package = "qkeras"
# purpose = "Quantized layers"
# ///
import numpy as np
import qkeras
import tensorflow as tf

inputs = tf.keras.Input((4,))
dense = qkeras.QDense(2, kernel_quantizer=qkeras.quantized_bits(4, 0, 1))
model = tf.keras.Model(inputs, dense(inputs))
model.compile(optimizer="adam", loss="mse")
model.fit(np.ones((8, 4)), np.ones((8, 2)), verbose=0)
