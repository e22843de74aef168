# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train.astype("float32") / 255.0
x_test, y_test = x_test[:1000].astype("float32") / 255.0, y_test[:1000]


# --8<-- [start:build]
def build():
    return tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28)),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(32, activation="relu", name="hidden"),
            tf.keras.layers.Dense(10, activation="softmax", name="digits"),
        ]
    )


# --8<-- [end:build]

model = build()
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train[:5000], y_train[:5000], batch_size=64, epochs=2, verbose=0)

# --8<-- [start:save]
model.save_weights("digits.weights.h5")

fresh = build()
fresh.load_weights("digits.weights.h5")
# --8<-- [end:save]

expected = model.predict(x_test, verbose=0)
difference = np.abs(fresh.predict(x_test, verbose=0) - expected).max()
untrained = np.abs(build().predict(x_test, verbose=0) - expected).max()
print("A new model predicts differently:", untrained > 0.1)
print("With the weights it predicts the same:", difference < 1e-5)
assert untrained > 0.1 and difference < 1e-5
