# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.2"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


# --8<-- [start:model]
class Distrustful(tf.keras.Model):
    """Trains on images with added noise, in a custom training step."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        self.loss_function = tf.keras.losses.SparseCategoricalCrossentropy()
        self.loss_tracker = tf.keras.metrics.Mean(name="loss")
        self.accuracy = tf.keras.metrics.SparseCategoricalAccuracy(
            name="accuracy"
        )

    def call(self, images, training=False):
        return self.network(images, training=training)

    @property
    def metrics(self):  # reset by Keras at the start of every epoch
        return [self.loss_tracker, self.accuracy]

    def train_step(self, data):
        images, digits = data
        noisy = images + tf.random.normal(tf.shape(images), stddev=0.1)
        with tf.GradientTape() as tape:
            predictions = self(noisy, training=True)
            loss = self.loss_function(digits, predictions)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.loss_tracker.update_state(loss)
        self.accuracy.update_state(digits, predictions)
        return {metric.name: metric.result() for metric in self.metrics}

    def test_step(self, data):
        images, digits = data
        predictions = self(images, training=False)
        self.loss_tracker.update_state(self.loss_function(digits, predictions))
        self.accuracy.update_state(digits, predictions)
        return {metric.name: metric.result() for metric in self.metrics}


# --8<-- [end:model]

# --8<-- [start:train]
network = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model = Distrustful(network)
model.compile(optimizer="adam")
model.fit(
    x_train.astype("float32"), y_train, batch_size=256, epochs=2, verbose=0
)
# --8<-- [end:train]

results = model.evaluate(
    x_test.astype("float32"), y_test, verbose=0, return_dict=True
)
print(f"Test accuracy: {results['accuracy']:.2f}")
assert results["accuracy"] > 0.92
