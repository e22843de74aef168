# /// script
# requires-python = ">=3.6,<3.9"
# dependencies = ["tensorflow==2.4.*", "protobuf<3.21"]
# [tool.proof]
# environments = ["2.4+keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train[:20000] / 255.0, y_train[:20000], epochs=1, verbose=0)

accuracy = model.evaluate(x_test / 255.0, y_test, verbose=0)[1]
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.80
