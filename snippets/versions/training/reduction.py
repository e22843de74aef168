# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

values = tf.keras.losses.Reduction
truth, prediction = np.array([[0.0], [0.0]]), np.array([[1.0], [3.0]])  # (2, 1)
for reduction in (values.SUM, values.NONE, values.SUM_OVER_BATCH_SIZE, values.AUTO):
    try:
        loss = tf.keras.losses.MeanSquaredError(reduction=reduction)
    except ValueError as error:
        print(repr(reduction), "raises", str(error).split(". ")[0])
    else:
        print(repr(reduction), loss(truth, prediction).numpy().tolist())
