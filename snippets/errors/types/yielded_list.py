# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.6", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from tensorflow import keras

a, b = keras.Input((3,)), keras.Input((2,))
model = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([a, b])))
model.compile(loss="mse", optimizer="sgd")
x1, x2, y = np.ones((4, 3)), np.ones((4, 2)), np.ones((4, 1))


def batches(as_list):
    while True:
        yield [[x1, x2], y] if as_list else ((x1, x2), y)


for as_list in [False, True]:
    model.fit(batches(as_list), steps_per_epoch=1, verbose=0)
    print("as a list:", as_list)
