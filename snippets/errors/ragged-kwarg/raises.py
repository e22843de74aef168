# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.5"]
# [tool.harness]
# probe = true
# inputs = "errors/ragged-kwarg/saves"
# inputs-from = ["2.10"]
# environments = ["2.*+keras-2.3.1"]
# ///
# --8<-- [start:program]
from keras.models import load_model

model = load_model("2.10/model.h5", compile=False)
print("loaded", model.count_params(), "weights")
