# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "scikeras"]
# [tool.harness]
# probe = true
# environments = ["2.21+scikit-learn-1.6", "2.21+scikeras"]
# cpu-seconds = 20
# reason = "two folds of cross-validation"
# ///
# --8<-- [start:program]
import tensorflow as tf
from scikeras.wrappers import KerasClassifier
from sklearn.datasets import load_iris
from sklearn.model_selection import GridSearchCV


def build():
    layers = [tf.keras.Input((4,)), tf.keras.layers.Dense(3, activation="softmax")]
    model = tf.keras.Sequential(layers)
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


x, y = load_iris(return_X_y=True)
search = GridSearchCV(KerasClassifier(build, verbose=0), {"epochs": [1]}, cv=2)
print("best:", search.fit(x, y).best_params_)
