# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+pydot"]
# ///
# --8<-- [start:program]
import os

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
tf.keras.utils.plot_model(model, "model.png")
print("drawn:", os.path.exists("model.png"))
