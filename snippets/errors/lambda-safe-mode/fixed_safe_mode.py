# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
double = tf.keras.layers.Lambda(lambda t: 2 * t)
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1), double]
)
model.save("model.keras")
loaded = tf.keras.models.load_model(
    "model.keras",
    safe_mode=False,  # changed: it runs code from the file
)
same = np.allclose(model(x), loaded(x))
print("the same predictions:", same)
assert same
