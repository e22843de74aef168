# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import csv

import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
# --8<-- [start:fit]
model.fit(
    x_train[:5000] / 255.0,
    y_train[:5000],
    validation_data=(x_test[:2000] / 255.0, y_test[:2000]),
    epochs=3,
    callbacks=[tf.keras.callbacks.CSVLogger("history.csv")],
    verbose=0,
)
# --8<-- [end:fit]

# --8<-- [start:read]
with open("history.csv", newline="") as file:
    epochs = list(csv.DictReader(file))
losses = [float(epoch["val_loss"]) for epoch in epochs]
# --8<-- [end:read]
print("Columns:", sorted(epochs[0]))
print("The validation loss falls:", losses[0] > losses[1] > losses[2])
assert losses[0] > losses[1] > losses[2]
