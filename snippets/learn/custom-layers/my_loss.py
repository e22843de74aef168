# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:6000] / 255.0, x_test[:2000] / 255.0
y_train, y_test = y_train[:6000], y_test[:2000]


# --8<-- [start:loss]
class WeightedError(tf.keras.losses.Loss):
    """Squared error that counts missed classes `missed` times."""

    def __init__(self, missed=1.0, name="weighted_error"):
        super().__init__(name=name)
        self.missed = missed

    def call(self, y_true, y_pred):  # both (batch, 10); returns (batch,)
        y_true = tf.cast(y_true, y_pred.dtype)
        weights = 1.0 + (self.missed - 1.0) * y_true
        return tf.reduce_mean(weights * tf.square(y_true - y_pred), axis=-1)

    def get_config(self):
        return {"missed": self.missed, "name": self.name}


# --8<-- [end:loss]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="sigmoid"),
    ]
)
# --8<-- [start:train]
model.compile(
    optimizer="adam", loss=WeightedError(missed=9.0), metrics=["accuracy"]
)
targets = tf.one_hot(y_train, 10)
model.fit(x_train, targets, batch_size=64, epochs=4, verbose=0)
accuracy = model.evaluate(x_test, tf.one_hot(y_test, 10), verbose=0)[1]
# --8<-- [end:train]

# --8<-- [start:load]
model.save("model.keras")
with tf.keras.utils.custom_object_scope({"WeightedError": WeightedError}):
    loaded = tf.keras.models.load_model("model.keras")
# --8<-- [end:load]

print("Test accuracy above 0.80:", accuracy > 0.80)
print("Loaded with its argument:", loaded.loss.missed)
assert accuracy > 0.80 and loaded.loss.missed == 9.0
