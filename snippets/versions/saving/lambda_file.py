# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(8, 4).astype("float32")
double = tf.keras.layers.Lambda(lambda t: 2 * t)
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1), double]
)
model.save("model.keras")
loaded = tf.keras.models.load_model("model.keras")
same = np.allclose(model.predict(x, verbose=0), loaded.predict(x, verbose=0))
print("the same predictions:", same)
