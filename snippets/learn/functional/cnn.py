# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# tolerance = 0.02
# tolerance-reason = "its accuracy differs from CPU to CPU"
# cpu-seconds = 60
# reason = "two epochs of a CNN on 48,000 digits, for 0.98 with any seed"
# ///
# --8<-- [start:program]
import tensorflow as tf

# --8<-- [start:data]
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[..., None] / 255.0  # (60000, 28, 28, 1): one channel
x_test = x_test[..., None] / 255.0
# --8<-- [end:data]

# --8<-- [start:model]
inputs = tf.keras.Input(shape=(28, 28, 1))
x = tf.keras.layers.Conv2D(32, 3, activation="relu")(inputs)  # (n, 26, 26, 32)
x = tf.keras.layers.MaxPooling2D()(x)  # (n, 13, 13, 32)
x = tf.keras.layers.Conv2D(64, 3, activation="relu")(x)  # (n, 11, 11, 64)
x = tf.keras.layers.MaxPooling2D()(x)  # (n, 5, 5, 64)
x = tf.keras.layers.Flatten()(x)  # (n, 1600)
x = tf.keras.layers.Dense(128, activation="relu")(x)
outputs = tf.keras.layers.Dense(10, activation="softmax")(x)
model = tf.keras.Model(inputs=inputs, outputs=outputs)
# --8<-- [end:model]

# --8<-- [start:train]
model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(  # 48,000 digits for training, 12,000 for validation
    x_train, y_train, batch_size=64, epochs=2, validation_split=0.2, verbose=0
)
# --8<-- [end:train]

# --8<-- [start:evaluate]
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"Parameters: {model.count_params()}")
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.98
# --8<-- [end:evaluate]
