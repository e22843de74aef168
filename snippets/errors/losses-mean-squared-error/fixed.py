# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.15+keras-3", "2.16+keras-3*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
from tensorflow.keras.losses import mse as mean_squared_error  # changed

error = mean_squared_error([[1.0, 2.0]], [[3.0, 4.0]]).numpy()
print(error)
assert error == [4.0]
