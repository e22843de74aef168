# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
one = tf.keras.layers.Dense(1, activation="sigmoid", name="one")(inputs)
two = tf.keras.layers.Dense(1, activation="sigmoid", name="two")(inputs)
model = tf.keras.Model(inputs, [one, two])
model.compile(
    "adam",
    "binary_crossentropy",
    metrics={"one": ["accuracy"], "two": ["accuracy"]},  # changed
)
x, y = np.random.rand(32, 4), np.ones((32, 1))
history = model.fit(x, [y, y], verbose=0).history
print(sorted(history))
assert {"one_accuracy", "two_accuracy"} <= set(history)
