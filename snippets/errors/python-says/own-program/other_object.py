# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def build():
    return tf.keras.Sequential([tf.keras.layers.Dense(1)])


x = np.ones((4, 2), "float32")
print(type(build), type(build()), type(x), type(x.sum(axis=0)), type(float(x.sum())))
print(build()(x).shape, tf.constant(x).numpy().shape, np.float32(1.0).item())
for run in (
    lambda: build.predict(x),
    lambda: build().predict.shape,
    lambda: x.numpy(),
    lambda: float(x.sum()).item(),
    lambda: (x, x).shape,
    lambda: {"loss": 0.1}.history,
):
    try:
        run()
    except AttributeError as error:
        print(error)
