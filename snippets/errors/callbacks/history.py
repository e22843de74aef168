# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(loss="mse")
trained = model.fit(x, y, verbose=0)
print(list(trained.history))
print(trained["loss"])
