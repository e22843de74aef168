# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/loading-layers/gru_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(  # changed: the same layers, in code
    [
        tf.keras.Input(shape=(8, 4)),
        tf.keras.layers.Bidirectional(tf.keras.layers.GRU(2)),
        tf.keras.layers.Dense(1),
    ]
)
model.load_weights("2.10/gru.h5")  # changed: from the same file

saved = np.load("2.10/gru.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
