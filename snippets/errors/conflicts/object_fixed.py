# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np

words = np.array(["a", "bc"], dtype=object)  # changed: was np.object
chosen = np.array([1, 0], dtype=bool)  # changed: was np.bool
print(words[chosen])
assert words[chosen].tolist() == ["a"]
