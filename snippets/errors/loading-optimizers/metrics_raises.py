# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4), dtype="float32")
y = x.sum(axis=1)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", tf.keras.losses.MeanSquaredError(), metrics=["accuracy"])
model.save("model.h5")

loaded = tf.keras.models.load_model("model.h5")
print(loaded.predict(x, verbose=0).shape)
