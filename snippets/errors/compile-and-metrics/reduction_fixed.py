# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

loss = tf.keras.losses.MeanSquaredError(reduction="sum_over_batch_size")  # changed
print(float(loss([[0.0], [0.0]], [[1.0], [3.0]])))
