# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-4]"]
# probe = true
# ///
# --8<-- [start:program]
import h5py
import tensorflow as tf

print("h5py", h5py.__version__)
model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
model.save_weights("dense.weights.h5")
model.load_weights("dense.weights.h5")
print("loaded")
