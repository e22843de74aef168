# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# cpu-seconds = 60
# reason = "five epochs on all 60,000 digits, the classifier of the question"
# ///
# --8<-- [start:program]
import tensorflow as tf

# --8<-- [start:data]
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0  # (60000, 28, 28), 0 to 1
# --8<-- [end:data]

# --8<-- [start:model]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),  # (batch, 784)
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dropout(0.2),
        tf.keras.layers.Dense(10, activation="softmax"),  # probabilities
    ]
)
# --8<-- [end:model]

# --8<-- [start:train]
model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=5, verbose=0)
# --8<-- [end:train]

# --8<-- [start:evaluate]
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"Parameters: {model.count_params()}")
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.97
# --8<-- [end:evaluate]
