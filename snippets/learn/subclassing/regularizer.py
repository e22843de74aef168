# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


# --8<-- [start:regularizer]
class SmallWeights(tf.keras.regularizers.Regularizer):
    """Adds strength times the sum of the squared weights to the loss."""

    def __init__(self, strength):
        self.strength = strength

    def __call__(self, weights):
        return self.strength * tf.reduce_sum(tf.square(weights))

    def get_config(self):  # so that the model can be saved
        return {"strength": self.strength}


# --8<-- [end:regularizer]


# --8<-- [start:train]
def train(regularizer):
    """Returns the mean size of the hidden weights, and the test accuracy."""
    hidden = tf.keras.layers.Dense(
        64, activation="relu", kernel_regularizer=regularizer
    )
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28)),
            tf.keras.layers.Flatten(),
            hidden,
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        "adam", "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    model.fit(x_train[:30000], y_train[:30000], batch_size=128, verbose=0)
    accuracy = model.evaluate(x_test, y_test, verbose=0)[1]
    return np.abs(hidden.get_weights()[0]).mean(), accuracy


free_size, free_accuracy = train(None)
small_size, small_accuracy = train(SmallWeights(0.003))
# --8<-- [end:train]

print(
    f"Mean size of a weight: {free_size:.2f} without, {small_size:.2f} with it"
)
print(
    f"Test accuracy: {free_accuracy:.2f} without, {small_accuracy:.2f} with it"
)
assert small_size < free_size / 2
assert min(free_accuracy, small_accuracy) > 0.88
