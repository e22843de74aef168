# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(100)])
model.build((None, 100))
model.save_weights("model.weights.h5")
with open("model.weights.h5", "r+b") as file:
    file.truncate(20_000)  # a download that stopped
model.load_weights("model.weights.h5")
