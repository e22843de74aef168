# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.export("my_model")  # changed: a SavedModel, for serving
served = tf.saved_model.load("my_model")  # changed
same = np.allclose(model(x), served.serve(x), atol=1e-5)  # changed
print("the same predictions:", same)
assert same
