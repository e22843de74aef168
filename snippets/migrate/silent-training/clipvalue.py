# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((1, 1), "float32"), np.full((1, 1), 100.0, "float32")
layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
model = tf.keras.Sequential([layer])
model.compile(tf.keras.optimizers.SGD(0.1, clipvalue=1.0), "mse")
model.fit(x, y, verbose=0)
print("the weight after one step:", round(float(model.get_weights()[0][0, 0]), 4))
