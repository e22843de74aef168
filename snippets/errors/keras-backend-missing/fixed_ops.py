# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import keras
from keras import ops
import numpy as np


def root_mean_squared_error(y_true, y_pred):
    return ops.sqrt(ops.mean(ops.square(y_pred - y_true)))  # changed: was K.


x = np.linspace(0, 1, 64).reshape(-1, 1)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.1), root_mean_squared_error)
losses = model.fit(x, 3 * x + 1, epochs=20, verbose=0).history["loss"]
print("It trains:", losses[-1] < losses[0])
assert losses[-1] < losses[0]
