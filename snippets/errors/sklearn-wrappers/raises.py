# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.wrappers.scikit_learn import KerasClassifier

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


classifier = KerasClassifier(build, epochs=3, verbose=0)
classifier.fit(x[:3000], y[:3000])
accuracy = classifier.score(x[3000:], y[3000:])
print("accuracy above 0.8:", accuracy > 0.8)
