# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import glob

import numpy as np
import tensorflow as tf

names = ["cat", "dog"]
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
scores = model(np.ones((1, 4), "float32"))
print("names:", len(names), "outputs:", scores.shape[-1], "files:", glob.glob("*.ckpt"))
for run in (
    lambda: sorted(glob.glob("*.ckpt"))[-1],
    lambda: names[2],
    lambda: model.layers[1],
):
    try:
        run()
    except IndexError as error:
        print("IndexError:", error)
