# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow import keras

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(momentum=0.9), loss="mse", metrics=["mae"])
print(model.optimizer.momentum)
model.compile(loss="mse", optimizer=keras.optimizers.SGD(momentum=0.9, metrics=["mae"]))
