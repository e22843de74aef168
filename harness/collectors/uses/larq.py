# /// companion
# package = "larq"
# purpose = "Binarized neural networks"
# ///
import larq as lq
import numpy as np
import tensorflow as tf

dense = lq.layers.QuantDense(2, kernel_quantizer="ste_sign", input_shape=(4,))
model = tf.keras.Sequential([dense])
model.compile(optimizer="adam", loss="mse")
model.fit(np.ones((8, 4)), np.ones((8, 2)), verbose=0)
