# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import os
import random

import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


# --8<-- [start:seed]
def set_seeds(seed):
    """Does what tf.keras.utils.set_random_seed does, on any release."""
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)


# --8<-- [end:seed]


# --8<-- [start:train]
def train(seed):
    set_seeds(seed)  # before the model is made: its first weights are random
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28)),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(32, activation="relu"),
            tf.keras.layers.Dropout(0.2),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        "adam", "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    model.fit(x_train[:1500], y_train[:1500], epochs=2, verbose=0)
    return model


def difference(one, other):
    """Returns the largest difference between corresponding weights."""
    pairs = zip(one.get_weights(), other.get_weights())
    return max(np.abs(a - b).max() for a, b in pairs)


# --8<-- [end:train]

# --8<-- [start:compare]
first, again, other = train(seed=7), train(seed=7), train(seed=8)
accuracy = first.evaluate(x_test[:1000], y_test[:1000], verbose=0)[1]
# --8<-- [end:compare]

print("The same seed, the same weights:", difference(first, again) < 1e-5)
print("Another seed, other weights:", difference(first, other) > 0.01)
print("Test accuracy above 0.65:", accuracy > 0.65)
assert difference(first, again) < 1e-5
assert difference(first, other) > 0.01
assert accuracy > 0.65
