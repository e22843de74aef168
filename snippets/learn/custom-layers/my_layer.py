# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:6000].reshape(-1, 784).astype("float32") / 255.0
x_test = x_test[:2000].reshape(-1, 784).astype("float32") / 255.0  # (2000, 784)
y_train, y_test = y_train[:6000], y_test[:2000]


# --8<-- [start:layer]
class Linear(tf.keras.layers.Layer):
    """Returns inputs @ kernel + bias, with an optional activation."""

    def __init__(self, units, activation=None, **kwargs):
        super().__init__(**kwargs)  # name, dtype, trainable
        self.units = units
        self.activation = tf.keras.activations.get(activation)

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel",
            shape=(input_shape[-1], self.units),
            initializer="glorot_uniform",
        )
        self.bias = self.add_weight(
            name="bias", shape=(self.units,), initializer="zeros"
        )

    def call(self, inputs):  # (batch, features) → (batch, units)
        return self.activation(tf.matmul(inputs, self.kernel) + self.bias)

    def get_config(self):
        config = super().get_config()
        config["units"] = self.units
        config["activation"] = tf.keras.activations.serialize(self.activation)
        return config


# --8<-- [end:layer]

# --8<-- [start:train]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(784,)),
        Linear(64, activation="relu"),
        Linear(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=64, epochs=4, verbose=0)
accuracy = model.evaluate(x_test, y_test, verbose=0)[1]
# --8<-- [end:train]

# --8<-- [start:save]
model.save("model.keras")
loaded = tf.keras.models.load_model(
    "model.keras", custom_objects={"Linear": Linear}
)
expected = model.predict(x_test, verbose=0)
difference = np.abs(loaded.predict(x_test, verbose=0) - expected).max()
# --8<-- [end:save]

print("Weights:", len(model.trainable_weights))
print("Test accuracy above 0.80:", accuracy > 0.80)
print("The loaded model predicts the same:", difference < 1e-5)
assert len(model.trainable_weights) == 4
assert accuracy > 0.80 and difference < 1e-5
