# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

read = []


def batches(most):
    for count in range(most):
        read.append(count)
        yield np.ones((4, 3), "float32"), np.ones((4, 1), "float32")


model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, y = np.ones((8, 3), "float32"), np.ones((8, 1), "float32")
model.fit(x, y, validation_data=batches(1000), validation_steps=2, verbose=0)
print("with validation_steps:", len(read) < 1000)
read.clear()
model.fit(x, y, validation_data=batches(1000), verbose=0)
print("without:", len(read))
