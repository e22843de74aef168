# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# inputs = "errors/ragged-kwarg/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
from tensorflow.keras.models import load_model

model = load_model("2.10/model.h5")
print("loaded", model.count_params(), "weights")
