# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:12800] / 255.0, x_test / 255.0  # (…, 28, 28)

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x_train, y_train[:12800], epochs=2, verbose=0)

probabilities = model.predict(x_test, verbose=0)  # was predict_proba
digits = np.argmax(probabilities, axis=-1)  # was predict_classes
accuracy = np.mean(digits == y_test)
print(probabilities.shape, digits.shape)
assert accuracy > 0.8
