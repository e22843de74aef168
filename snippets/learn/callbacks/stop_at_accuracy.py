# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


# --8<-- [start:callback]
class StopAtAccuracy(tf.keras.callbacks.Callback):
    """Ends the training once the validation accuracy is reached."""

    def __init__(self, target):
        super().__init__()
        self.target = target

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_accuracy"] >= self.target:
            self.model.stop_training = True


# --8<-- [end:callback]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
# --8<-- [start:fit]
history = model.fit(
    x_train[:5000],
    y_train[:5000],
    validation_data=(x_test[:2000], y_test[:2000]),
    epochs=100,
    callbacks=[StopAtAccuracy(0.85)],
    verbose=0,
)
# --8<-- [end:fit]

reached = history.history["val_accuracy"]
print("It stopped before 100 epochs:", len(reached) < 100)
print("Only the last epoch reached 0.85:", sum(a >= 0.85 for a in reached) == 1)
assert len(reached) < 100 and reached[-1] >= 0.85
