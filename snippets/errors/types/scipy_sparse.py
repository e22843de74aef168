# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4+statsmodels", "2.15+statsmodels", "2.21+statsmodels"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import scipy.sparse
import tensorflow as tf

table = scipy.sparse.csc_matrix(np.eye(4)[[3, 0, 2, 1]] + np.eye(4))
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
for x in [table.toarray(), table.tocsr(), table]:
    print(model.predict(x, verbose=0).shape)
