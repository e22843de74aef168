# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
double = tf.keras.layers.Lambda(lambda t: 2 * t)
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1), double]
)
model.save("model.h5")
loaded = tf.keras.models.load_model("model.h5")
print("loaded")
