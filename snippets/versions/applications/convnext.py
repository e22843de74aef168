# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.10"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.applications.ConvNeXtTiny(
    weights=None, input_shape=(32, 32, 3), classes=10
)
x = np.linspace(0, 255, 3072).reshape(1, 32, 32, 3).astype("float32")
total = float(tf.reduce_sum(model(x)))
print("The outputs are probabilities:", abs(total - 1) < 0.001)
