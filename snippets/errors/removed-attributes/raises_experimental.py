# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

schedule = tf.keras.experimental.CosineDecay(0.1, decay_steps=100)
print("halfway:", round(float(schedule(50)), 2))
