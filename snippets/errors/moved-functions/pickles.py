# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13,<2.16"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import pickle

import tensorflow as tf

layers = [tf.keras.layers.Dense(3, activation="relu"), tf.keras.layers.Dense(1)]
model = tf.keras.Sequential(layers)
model.build((None, 4))
with open("model.pickle", "wb") as file:
    pickle.dump(model, file)
print("pickled")
