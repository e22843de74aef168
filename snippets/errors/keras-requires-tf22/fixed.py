# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.[0-5]+keras*"]
# ///
# --8<-- [start:program]
from tensorflow.keras.layers import Dense  # changed
from tensorflow.keras.models import Sequential  # changed

model = Sequential([Dense(1)])
model.build((None, 4))
print("parameters:", model.count_params())
assert model.count_params() == 5
