# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

series = np.arange(100, dtype="float32")

data = tf.keras.preprocessing.timeseries_dataset_from_array(
    series[:-22],
    targets=series[22:],  # the value after each window
    sequence_length=22,
    batch_size=16,
    shuffle=True,
)

past, following = next(iter(data))
print("A batch of windows:", past.shape, "and of targets:", following.shape)
assert np.all(past[:, -1] + 1 == following) and past.shape == (16, 22)
