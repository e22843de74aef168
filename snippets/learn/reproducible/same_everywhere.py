# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.7"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).normal(size=(256, 4)).astype("float32")
y = x.sum(axis=1)

tf.keras.utils.set_random_seed(7)
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(4,)),
        tf.keras.layers.Dense(8, activation="relu"),
        tf.keras.layers.Dropout(0.5),
        tf.keras.layers.Dense(1),
    ]
)
print("before:", [f"{w:+.4f}" for w in model.get_weights()[0][0, :4]])
model.compile("adam", "mse")
model.fit(x, y, epochs=3, verbose=0)
print("after: ", [f"{w:+.4f}" for w in model.get_weights()[0][0, :4]])
