# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.6"]
# [tool.harness]
# probe = true
# environments = ["2.[0-4]+keras-2.3.1", "2.[2-4]+keras-2.4.3"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

model = keras.models.Sequential([keras.layers.Dense(1, input_shape=(4,))])
model.compile(optimizer=tf.keras.optimizers.Adam(0.01), loss="mse")
print("compiled")
