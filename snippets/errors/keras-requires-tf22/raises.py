# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.[0-5]+keras*"]
# ///
# --8<-- [start:program]
from keras.layers import Dense
from keras.models import Sequential

model = Sequential([Dense(1, input_shape=(4,))])
print("parameters:", model.count_params())
