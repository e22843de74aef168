# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "tf_keras"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["colab"]
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # the first line that runs after a restart

import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = tf.keras.Sequential(
    [
        tf.keras.layers.Flatten(input_shape=(28, 28)),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train[:10000], y_train[:10000], epochs=2, verbose=0)
accuracy = model.evaluate(x_test, y_test, verbose=0)[1]

print("tf.keras is Keras 2:", tf.keras.Model.__module__.startswith("tf_keras."))
print("above 0.88:", accuracy > 0.88)
assert tf.keras.Model.__module__.startswith("tf_keras.")
assert accuracy > 0.88
