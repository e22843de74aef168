# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.1"]
# ///
# --8<-- [start:program]
import re

import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images = x_train[:640].astype("float32") / 255.0
digits = y_train[:640]


# --8<-- [start:layer]
class Logarithm(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.math.log(inputs)  # black pixels are 0: -inf


# --8<-- [end:layer]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        Logarithm(),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")

# --8<-- [start:check]
tf.debugging.enable_check_numerics()
try:
    model.fit(images, digits, verbose=0)
    found = ""
except tf.errors.InvalidArgumentError as error:
    found = error.message
finally:
    tf.debugging.disable_check_numerics()
# --8<-- [end:check]

# --8<-- [start:message]
operation = re.search(r'(?:graph )?op "(\w+)"', found)[1]
print("The first operation that made it:", operation)
print("The stack below it names this file:", "check_numerics.py" in found)
# --8<-- [end:message]
assert operation == "Log"
