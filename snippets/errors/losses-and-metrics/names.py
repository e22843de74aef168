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

inputs = tf.keras.Input((3,))
outputs = [tf.keras.layers.Dense(1, name=one)(inputs) for one in ("age", "height")]
model = tf.keras.Model(inputs, outputs)
y = {"age": np.ones((8, 1)), "height": np.ones((8, 1))}

model.compile(optimizer="sgd", loss={"age": "mse", "height": "mae"})
history = model.fit(np.ones((8, 3)), y, verbose=0)
print("epochs:", len(history.history["loss"]))
model.compile(optimizer="sgd", loss={"years": "mse", "height": "mae"})
model.fit(np.ones((8, 3)), y, verbose=0)
