# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:6000] / 255.0, x_test / 255.0
y_train = y_train[:6000]

images = tf.keras.Input(shape=(28, 28))
x = tf.keras.layers.Flatten()(images)
x = tf.keras.layers.Dense(64, activation="relu")(x)
digit = tf.keras.layers.Dense(10, activation="softmax", name="digit")(x)
even = tf.keras.layers.Dense(1, activation="sigmoid", name="even")(x)
model = tf.keras.Model(inputs=images, outputs=[digit, even])

# --8<-- [start:lists]
model.compile(
    optimizer="adam",
    loss=["sparse_categorical_crossentropy", "binary_crossentropy"],
    loss_weights=[1.0, 0.5],
    metrics=[["accuracy"], ["accuracy"]],  # one list for each output
)
model.fit(
    x_train, [y_train, y_train % 2 == 0], batch_size=64, epochs=4, verbose=0
)

digits, evens = model.predict(x_test, verbose=0)  # in the order of the outputs
# --8<-- [end:lists]
digits_right = np.mean(digits.argmax(axis=1) == y_test)
evens_right = np.mean((evens[:, 0] > 0.5) == (y_test % 2 == 0))
print(f"Which digit is it: accuracy {digits_right:.2f}")
print(f"Is it even: accuracy {evens_right:.2f}")
assert digits_right > 0.86 and evens_right > 0.86
