# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:6000] / 255.0, x_test[:2000] / 255.0
y_train, y_test = y_train[:6000], y_test[:2000]


# --8<-- [start:metric]
class WorstRecall(tf.keras.metrics.Metric):
    """The lowest recall among all classes."""

    def __init__(self, classes, name="worst_recall", **kwargs):
        super().__init__(name=name, **kwargs)
        self.classes = classes
        self.right = self.add_weight(
            name="right", shape=(classes,), initializer="zeros"
        )
        self.seen = self.add_weight(
            name="seen", shape=(classes,), initializer="zeros"
        )

    def update_state(self, y_true, y_pred, sample_weight=None):
        digits = tf.cast(tf.reshape(y_true, [-1]), tf.int64)  # (batch,)
        hits = tf.cast(digits == tf.argmax(y_pred, axis=-1), tf.float32)
        classes = tf.one_hot(digits, self.classes)  # (batch, classes)
        self.right.assign_add(tf.reduce_sum(classes * hits[:, None], axis=0))
        self.seen.assign_add(tf.reduce_sum(classes, axis=0))

    def result(self):
        right = tf.convert_to_tensor(self.right)
        seen = tf.convert_to_tensor(self.seen)
        return tf.reduce_min(tf.math.divide_no_nan(right, seen))

    def reset_state(self):  # Keras calls it at the start of every epoch
        self.right.assign(tf.zeros(self.classes))
        self.seen.assign(tf.zeros(self.classes))

    reset_states = reset_state  # its name on older releases

    def get_config(self):
        return {**super().get_config(), "classes": self.classes}


# --8<-- [end:metric]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
# --8<-- [start:train]
model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy", WorstRecall(10)],
)
model.fit(x_train, y_train, batch_size=64, epochs=4, verbose=0)
loss, accuracy, worst = model.evaluate(x_test, y_test, verbose=0)
# --8<-- [end:train]

# --8<-- [start:check]
predicted = model.predict(x_test, verbose=0).argmax(axis=1)
recalls = [(predicted[y_test == d] == d).mean() for d in range(10)]
# --8<-- [end:check]

print("The metric matches NumPy:", abs(worst - min(recalls)) < 1e-4)
print("The worst digit is below the mean:", worst < accuracy)
assert abs(worst - min(recalls)) < 1e-4
assert 0.3 < worst < accuracy
