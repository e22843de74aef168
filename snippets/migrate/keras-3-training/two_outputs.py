# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
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
    loss=["binary_crossentropy", "binary_crossentropy"],
    metrics=[["accuracy"], ["accuracy"]],  # changed: one list for each output
)
x, y = np.random.rand(32, 4), np.ones((32, 1))
history = model.fit(x, [y, y], verbose=0).history
print(sorted(history))
assert {"loss", "one_accuracy", "two_accuracy"} <= set(history)
