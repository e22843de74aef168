# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((8, 2), "float32"), np.ones((8, 1), "float32")
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(4)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(data, shuffle=False, verbose=0)
print("trained")
model.fit(data, y, shuffle=False, verbose=0)
