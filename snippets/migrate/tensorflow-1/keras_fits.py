# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-4]+keras-2.*"]
# ///
# --8<-- [start:program]
import keras
import numpy as np
import tensorflow as tf

model = keras.models.Sequential()
model.add(keras.layers.Dense(1, input_shape=(1,)))
model.compile(optimizer="sgd", loss="mse")
x = np.array([[0.0], [1.0], [2.0], [3.0]])
model.fit(x, 2 * x, epochs=100, verbose=0)
learned = model.evaluate(x, 2 * x, verbose=0) < 1
print("TensorFlow", tf.__version__, "Keras", keras.__version__, learned)
