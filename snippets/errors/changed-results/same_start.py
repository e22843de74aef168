# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

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
rng = np.random.RandomState(1)  # changed: weights from NumPy
model.set_weights([0.05 * rng.randn(*w.shape) for w in model.get_weights()])
first = float(model.get_weights()[0][0, 0])
model.compile(
    optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
)
model.fit(x_train, y_train[:2000], epochs=2, shuffle=False, verbose=0)  # changed
_, accuracy = model.evaluate(x_test, y_test, verbose=0)

print("The first weight at the start: %.4f" % first)
print("Accuracy: %.3f" % accuracy)
assert abs(first - 0.0812) < 1e-4  # the same on each release
assert abs(accuracy - 0.818) < 0.01  # and this
