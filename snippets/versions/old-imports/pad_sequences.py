# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow.keras.preprocessing.sequence import pad_sequences

print(pad_sequences([[1, 2], [3]]))
