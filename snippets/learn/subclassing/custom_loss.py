# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


# --8<-- [start:loss]
def focal_loss(y_true, y_pred):
    """Cross-entropy that weights hard examples more.

    y_true: (batch, 10) one-hot; y_pred: (batch, 10) probabilities.
    Returns the loss of each row, (batch,).
    """
    p = tf.reduce_sum(y_true * y_pred, axis=-1)  # probability of the true digit
    return -tf.square(1.0 - p) * tf.math.log(p + 1e-7)


# --8<-- [end:loss]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
# --8<-- [start:train]
model.compile(optimizer="adam", loss=focal_loss, metrics=["accuracy"])
model.fit(x_train, tf.one_hot(y_train, 10), batch_size=256, epochs=3, verbose=0)
# --8<-- [end:train]

loss, accuracy = model.evaluate(x_test, tf.one_hot(y_test, 10), verbose=0)
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.93
