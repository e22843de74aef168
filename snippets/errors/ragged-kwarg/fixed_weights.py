# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.2"]
# [tool.harness]
# inputs = "errors/ragged-kwarg/saves"
# inputs-from = ["2.10"]
# environments = ["2.[01]+keras-2.3.1"]
# ///
# --8<-- [start:program]
import keras

model = keras.models.Sequential([keras.layers.Dense(1, input_shape=(4,))])
model.load_weights("2.10/model.h5")  # changed: weights from the file
print("loaded", model.count_params(), "weights")
