# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import os

import tensorflow as tf

os.makedirs("run/logs", exist_ok=True)
model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
tf.saved_model.save(model, "run/model")
print(sorted(os.listdir("run")), tf.saved_model.contains_saved_model("run/model"))
tf.keras.models.load_model("run")
