# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layers = tf.keras.layers


def build():
    inputs = tf.keras.Input((6, 2))
    x = layers.LSTM(4)(inputs)
    return tf.keras.Model(inputs, layers.Dense(1)(x))


x = np.linspace(0, 1, 60).reshape(5, 6, 2).astype("float32")
y = x.sum(axis=(1, 2))[:, None]
model = build()
model.compile(optimizer="rmsprop", loss="mean_squared_error")
model.fit(x, y, epochs=2, verbose=0)

KERAS_3 = hasattr(tf.keras, "ops")
model.save("model.h5")
model.save("model.keras")
model.save_weights("model.weights.h5")
if KERAS_3:
    model.export("served", verbose=False)
else:
    model.save_weights("model-weights.h5")
    # Never compiled: releases with Keras 3 can't load a folder with an optimizer.
    served = build()
    served.set_weights(model.get_weights())
    served.save("served", save_format="tf")
np.savez("expected.npz", x=x, y=model(x).numpy())
print("saved")
