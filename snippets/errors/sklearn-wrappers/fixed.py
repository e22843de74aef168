# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x, y), _ = tf.keras.datasets.mnist.load_data()
x, y = x[:4000].reshape(-1, 784) / 255.0, y[:4000]


def build():
    layers = [
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
    model = tf.keras.Sequential(layers)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


class Classifier:  # changed: what the wrapper did
    def __init__(self, build, epochs=1):
        self.build, self.epochs = build, epochs

    def fit(self, x, y):
        self.model = self.build()
        self.model.fit(x, y, epochs=self.epochs, verbose=0)
        return self

    def predict(self, x):
        return self.model.predict(x, verbose=0).argmax(axis=1)

    def score(self, x, y):
        return float(np.mean(self.predict(x) == y))


classifier = Classifier(build, epochs=3)  # changed
classifier.fit(x[:3000], y[:3000])
accuracy = classifier.score(x[3000:], y[3000:])
print("accuracy above 0.8:", accuracy > 0.8)
assert accuracy > 0.8
