# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16", "jax"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["2.21+jax"]
# ///
# --8<-- [start:program]
import os

os.environ["KERAS_BACKEND"] = "jax"  # changed: before the first import
import keras

print("The backend is", keras.backend.backend())
assert keras.backend.backend() == "jax"  # changed: stops if it's another one
