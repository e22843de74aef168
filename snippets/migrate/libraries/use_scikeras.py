# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "scikeras"]
# [tool.harness]
# environments = ["*+scikeras"]
# cpu-seconds = 20
# reason = "three folds of cross-validation"
# ///
# --8<-- [start:program]
import tensorflow as tf
from scikeras.wrappers import KerasClassifier
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def build():
    layers = [
        tf.keras.Input((4,)),  # SciKeras asks for the outputs: state the input
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dense(3, activation="softmax"),
    ]
    model = tf.keras.Sequential(layers)
    optimizer = tf.keras.optimizers.Adam(0.02)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


x, y = load_iris(return_X_y=True)
classifier = KerasClassifier(build, epochs=30, verbose=0)
folds = StratifiedKFold(3)  # stated: the flowers are sorted by class
scores = cross_val_score(make_pipeline(StandardScaler(), classifier), x, y, cv=folds)
print("three folds above 0.85:", bool((scores > 0.85).all()))
assert (scores > 0.85).all()
