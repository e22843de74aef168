# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import functools

import numpy as np
import tensorflow as tf

x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(loss=tf.keras.losses.Huber(delta=2.0))
print("epochs:", len(model.fit(x, y, verbose=0).history["loss"]))
model.compile(loss=functools.partial(tf.keras.losses.huber, delta=2.0))
model.fit(x, y, verbose=0)
