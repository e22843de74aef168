# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.5"]
# ///
# --8<-- [start:program]
import keras

print(keras.__version__)  # changed
assert keras.__version__[0] in "23"
