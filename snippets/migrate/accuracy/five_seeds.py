# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:5000] / 255.0, x_test / 255.0


def accuracy(seed):
    np.random.seed(seed)
    tf.random.set_seed(seed)
    model = tf.keras.Sequential(
        [
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(64, activation="relu"),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    model.fit(x_train, y_train[:5000], epochs=3, verbose=0)
    return model.evaluate(x_test, y_test, verbose=0)[1]


found = np.array([accuracy(seed) for seed in range(5)])
print("Mean accuracy of five seeds: %.2f" % found.mean())
print("All within 0.02 of the mean:", bool((abs(found - found.mean()) < 0.02).all()))
assert abs(found.mean() - 0.91) < 0.01
