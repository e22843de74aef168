# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(8, 4)),
        tf.keras.layers.Bidirectional(tf.keras.layers.GRU(2)),
        tf.keras.layers.Dense(1),
    ]
)
model.set_weights([weight + 1 for weight in model.get_weights()])  # as if trained
model.save("gru.h5")

x = np.linspace(0, 1, 64).reshape(2, 8, 4).astype("float32")
np.savez("gru.npz", x=x, predictions=model(x))
print("saved")
