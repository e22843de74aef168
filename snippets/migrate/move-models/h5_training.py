# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.4", "2.10", "2.15", "2.21"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 32).reshape(8, 4).astype("float32")
y = x.sum(axis=1, keepdims=True)
inputs = tf.keras.Input((4,))
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))
model.compile(optimizer="sgd", loss="mean_squared_error")
model.fit(x, y, epochs=2, verbose=0)
model.save("model.h5")

model = tf.keras.models.load_model("model.h5")
model.fit(x, y, verbose=0)
print("training goes on")
