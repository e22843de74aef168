# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

np.random.seed(1)
tf.random.set_seed(1)
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:2000] / 255.0, x_test / 255.0

model = tf.keras.Sequential(
    [
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.build((None, 28, 28))
first = float(model.get_weights()[0][0, 0])
model.compile(
    optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
)
model.fit(x_train, y_train[:2000], epochs=2, verbose=0)
_, accuracy = model.evaluate(x_test, y_test, verbose=0)

print("The first weight at the start: %.4f" % first)
print("Accuracy: %.3f" % accuracy)
assert accuracy > 0.6
