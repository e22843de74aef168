# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)


# --8<-- [start:schedule]
def halve(epoch, rate):
    """Halves the rate at each epoch after the first."""
    return rate if epoch == 0 else rate / 2


class RememberRate(tf.keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.rates = []

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate.numpy()))


# --8<-- [end:schedule]

# --8<-- [start:fit]
remember = RememberRate()
model.fit(
    x_train[:5000],
    y_train[:5000],
    batch_size=64,
    epochs=4,
    callbacks=[tf.keras.callbacks.LearningRateScheduler(halve), remember],
    verbose=0,
)
# --8<-- [end:fit]

accuracy = model.evaluate(x_test, y_test, verbose=0)[1]
print("Rates:", [round(rate, 5) for rate in remember.rates])
print("Test accuracy above 0.82:", accuracy > 0.82)
assert [round(rate, 5) for rate in remember.rates] == [
    0.01,
    0.005,
    0.0025,
    0.00125,
]
assert accuracy > 0.82
