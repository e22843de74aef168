# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

answers = np.array([0.0, 1.0, 1.0, 0.0], "float32")
guesses = np.array([[0.2], [0.6], [0.9], [0.7]], "float32")
old = np.mean((guesses - answers) ** 2, axis=-1)  # each guess with each answer
meant = np.mean((guesses - answers[:, None]) ** 2, axis=-1)
print("old:", np.round(old, 3), "meant:", np.round(meant, 3))
same = tf.keras.losses.mse(answers[:, None], guesses)
assert np.allclose(same, meant)
