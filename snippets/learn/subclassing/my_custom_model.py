# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# cpu-seconds = 60
# reason = "an epoch of a CNN on all 60,000 digits"
# ///
# --8<-- [start:program]
import tensorflow as tf

# --8<-- [start:data]
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[..., None] / 255.0  # (60000, 28, 28, 1)
x_test = x_test[..., None] / 255.0
# --8<-- [end:data]


# --8<-- [start:model]
class MyCustomModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = tf.keras.layers.Conv2D(32, 3, activation="relu")
        self.pool = tf.keras.layers.MaxPooling2D()
        self.flatten = tf.keras.layers.Flatten()
        self.hidden = tf.keras.layers.Dense(128, activation="relu")
        self.classify = tf.keras.layers.Dense(10, activation="softmax")

    def call(self, images):  # (batch, 28, 28, 1)
        x = self.pool(self.conv(images))  # (batch, 13, 13, 32)
        x = self.hidden(self.flatten(x))  # (batch, 128)
        return self.classify(x)  # (batch, 10)


model = MyCustomModel()
# --8<-- [end:model]

# --8<-- [start:train]
model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=1, verbose=0)
# --8<-- [end:train]

# --8<-- [start:evaluate]
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"Parameters: {model.count_params()}")
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.97
# --8<-- [end:evaluate]
