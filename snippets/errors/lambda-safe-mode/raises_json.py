# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

double = tf.keras.layers.Lambda(lambda t: 2 * t)
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1), double]
)
again = tf.keras.models.model_from_json(model.to_json())
print("rebuilt")
