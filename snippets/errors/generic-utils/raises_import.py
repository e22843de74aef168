# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from keras.utils.generic_utils import get_custom_objects

print(get_custom_objects.__name__)
