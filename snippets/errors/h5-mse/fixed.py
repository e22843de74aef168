# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3.[3-9]*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

model.save("model.h5")
loaded = tf.keras.models.load_model("model.h5", compile=False)  # changed
loaded.compile("adam", "mse")  # changed

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
same = np.allclose(model(x), loaded(x))
print("the same predictions:", same)
assert same
