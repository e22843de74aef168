# /// script
# requires-python = ">=3.6,<3.9"
# dependencies = ["tensorflow==2.4.*", "protobuf<3.21"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf
from tensorflow import keras

print("TensorFlow", tf.__version__, "holds Keras", keras.__version__)
print("keras.Model is tf.keras.Model:", keras.Model is tf.keras.Model)

x = np.linspace(-1.0, 1.0, 200).reshape(-1, 1)
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
loss = model.fit(x, 3 * x + 2, epochs=30, verbose=0).history["loss"][-1]
print("It has learned that y = 3x + 2:", loss < 0.01)
assert keras.Model is tf.keras.Model and loss < 0.01
