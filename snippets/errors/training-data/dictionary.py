# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = {one: tf.keras.Input((2,), name=one) for one in ("left", "right")}
outputs = tf.keras.layers.Dense(1)(tf.keras.layers.Concatenate()(list(inputs.values())))
model = tf.keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mse")
x, y = np.ones((8, 2)), np.ones((8, 1))
history = model.fit({"left": x, "right": x}, y, verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit({"left": x, "other": x}, y, verbose=0)
