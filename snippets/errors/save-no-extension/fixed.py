# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.save("my_model.keras")  # changed
loaded = tf.keras.models.load_model("my_model.keras")  # changed
same = np.allclose(model(x), loaded(x))
print("the same predictions:", same)
assert same
