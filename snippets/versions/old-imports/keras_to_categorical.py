# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
from keras.utils import to_categorical

print(to_categorical([1], 3))
