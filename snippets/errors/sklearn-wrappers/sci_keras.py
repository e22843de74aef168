# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.15", "scikeras"]
# [tool.harness]
# environments = ["*+scikeras"]
# cpu-seconds = 20
# reason = "three folds of cross-validation"
# ///
# --8<-- [start:program]
import tensorflow as tf
from scikeras.wrappers import KerasClassifier
from sklearn.datasets import load_digits
from sklearn.model_selection import cross_val_score

x, y = load_digits(return_X_y=True)  # images of 8 x 8 pixels, 0 to 16
x = x / 16.0


def build():
    layers = [
        tf.keras.Input(shape=(64,)),  # SciKeras needs the input shape
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
    model = tf.keras.Sequential(layers)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


classifier = KerasClassifier(build, epochs=20, verbose=0)
scores = cross_val_score(classifier, x, y, cv=3)
print("each of", len(scores), "scores above 0.7:", scores.min() > 0.7)
