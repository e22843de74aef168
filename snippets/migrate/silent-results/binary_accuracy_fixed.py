# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

answers = np.array([[0.0], [1.0], [1.0], [0.0]], "float32")
guesses = np.array([[0.2], [0.6], [0.9], [0.7]], "float32")
found = np.mean(np.round(guesses) == answers, axis=-1)
print("shape:", found.shape, "values:", found)
assert found.tolist() == [1, 1, 1, 0]
