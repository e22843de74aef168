# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.12", "2.13", "2.16", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

series = np.arange(10.0)
data = tf.keras.utils.timeseries_dataset_from_array(
    series, series, sequence_length=3, sampling_rate=2
)
print("windows:", sum(len(x) for x, y in data))
