# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:2000] / 255.0, y_train[:2000]


# --8<-- [start:train]
def train(images, digits):
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28)),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        tf.keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy"
    )
    stop = tf.keras.callbacks.TerminateOnNaN()
    history = model.fit(images, digits, epochs=5, callbacks=[stop], verbose=0)
    return history.history["loss"]


# --8<-- [end:train]

# --8<-- [start:data]
damaged = images.copy()
damaged[700, 3, 3] = np.nan  # one pixel of one image

bad = train(damaged, digits)
rows = np.flatnonzero(~np.isfinite(damaged).all(axis=(1, 2)))
print("Epochs until it stopped:", len(bad))
print("Rows with values that aren't finite:", rows)
# --8<-- [end:data]

# --8<-- [start:fix]
good = train(np.delete(images, rows, axis=0), np.delete(digits, rows))
print("Epochs without them:", len(good))
# --8<-- [end:fix]
assert len(bad) == 1 and list(rows) == [700]
assert len(good) == 5 and good[-1] < good[0]
