# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

answers = np.array([0.0, 1.0, 1.0, 0.0], "float32")  # shape (4,)
guesses = np.array([[0.2], [0.6], [0.9], [0.7]], "float32")  # shape (4, 1)
errors = tf.keras.losses.mse(answers, guesses)
print(np.round(np.array(errors), 3), "mean:", round(float(np.mean(errors)), 4))
