# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.9"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:2000, ..., None] / 255.0, y_train[:2000]

# --8<-- [start:enable]
# Call it once, before anything is computed.
tf.config.experimental.enable_op_determinism()
# --8<-- [end:enable]


# --8<-- [start:train]
def train():
    tf.keras.utils.set_random_seed(7)
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28, 1)),
            tf.keras.layers.Conv2D(8, 5, strides=3, activation="relu"),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dropout(0.2),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    losses = model.fit(images, digits, epochs=2, verbose=0).history["loss"]
    return model.get_weights(), losses


# --8<-- [end:train]

# --8<-- [start:compare]
weights, losses = train()
weights_again, losses_again = train()
same = all(np.array_equal(a, b) for a, b in zip(weights, weights_again))
# --8<-- [end:compare]

print("Each weight is the same to the last bit:", same)
print("So is each loss:", losses == losses_again)
assert same and losses == losses_again and losses[1] < losses[0]
