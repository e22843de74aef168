# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# inputs = "errors/ragged-kwarg/saves"
# inputs-from = ["2.10"]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.*+keras-2.3.1"]
# ///
# --8<-- [start:program]
from tensorflow.keras.models import load_model  # changed

model = load_model("2.10/model.h5", compile=False)
print("loaded", model.count_params(), "weights")
