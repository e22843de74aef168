# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
from tensorflow.keras.utils import to_categorical  # changed

print(to_categorical([1], 3))  # changed
assert to_categorical([1], 3).tolist() == [[0, 1, 0]]
