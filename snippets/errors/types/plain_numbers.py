# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="sgd")


def batches(as_array):
    while True:
        yield (np.array([[1.0]]), np.array([[2.0]])) if as_array else (1, 2)


for as_array in [True, False]:
    try:
        model.fit(batches(as_array), steps_per_epoch=1, verbose=0)
        print("as arrays:", as_array)
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)
