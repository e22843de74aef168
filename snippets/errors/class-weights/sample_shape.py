# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((8, 3), "float32"), np.ones((8, 1), "float32")

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
history = model.fit(x, y, sample_weight=np.ones(8), verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(x, y, sample_weight=np.ones((8, 2)), verbose=0)
