# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.8", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

y = np.array([0.0, 1.0, 1.0])
auc = tf.keras.metrics.AUC()
auc.update_state(y, [0.1, 0.8, 0.9])
print("probabilities:", float(auc.result()))
auc.update_state(y, [-3.0, 2.0, 5.0])  # outputs without a sigmoid
print("with other numbers:", float(auc.result()))
