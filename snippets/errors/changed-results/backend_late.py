# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.21+jax"]
# ///
# --8<-- [start:program]
import os
import keras

os.environ["KERAS_BACKEND"] = "jax"
print("The backend is", keras.backend.backend())
