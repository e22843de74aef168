# /// companion
# package = "scikeras"
# purpose = "Keras models as scikit-learn estimators"
# ///
import numpy as np
import tensorflow as tf
from scikeras.wrappers import KerasRegressor
from sklearn.model_selection import cross_val_score

x = np.arange(32, dtype="float32").reshape(8, 4) / 32


def build():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    return model


estimator = KerasRegressor(model=build, epochs=1, verbose=0)
estimator.fit(x, x[:, 0])
model = estimator.model_
assert len(cross_val_score(estimator, x, x[:, 0], cv=2)) == 2
