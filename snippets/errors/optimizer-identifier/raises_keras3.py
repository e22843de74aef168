# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import keras
import tf_keras

model = keras.Sequential([keras.layers.Dense(1)])
model.compile(optimizer=tf_keras.optimizers.Adam(0.01), loss="mse")
print("compiled")
