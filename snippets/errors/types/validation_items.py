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

a, b = keras.Input((3,)), keras.Input((2,))
model = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([a, b])))
model.compile(loss="mse", optimizer="sgd")
x1, x2, y, weights = np.ones((4, 3)), np.ones((4, 2)), np.ones((4, 1)), np.ones(4)
validation = ([x1, x2], y, weights)
history = model.fit([x1, x2], y, validation_data=validation, verbose=0)
print(sorted(history.history))
model.fit([x1, x2], y, validation_data=(x1, x2, y, weights), verbose=0)
