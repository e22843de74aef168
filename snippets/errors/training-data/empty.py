# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
data = tf.data.Dataset.from_tensor_slices((x, y))
for batches in (data.batch(8), data.batch(8, drop_remainder=True)):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(batches, shuffle=False, verbose=0)
    print("trained")
