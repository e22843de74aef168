# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
from tensorflow.keras.preprocessing.sequence import pad_sequences  # changed

padded = pad_sequences([[1, 2], [3]])
print(padded)
assert padded.tolist() == [[1, 2], [0, 3]]
