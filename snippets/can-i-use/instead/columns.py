# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

names = ["age", "weight"]
columns = {name: tf.keras.Input(shape=(1,), name=name) for name in names}
features = tf.keras.layers.Concatenate()(list(columns.values()))  # was DenseFeatures
model = tf.keras.Model(columns, tf.keras.layers.Dense(1)(features))
model.compile("adam", "mse")

rows = {name: np.random.rand(64, 1).astype("float32") for name in names}
model.fit(rows, rows["age"] + rows["weight"], verbose=0)
print(model.predict(rows, verbose=0).shape)
assert model.predict(rows, verbose=0).shape == (64, 1)
