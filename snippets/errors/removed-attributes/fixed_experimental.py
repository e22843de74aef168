# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.5"]
# ///
# --8<-- [start:program]
import tensorflow as tf

schedule = tf.keras.optimizers.schedules.CosineDecay(0.1, decay_steps=100)  # changed
print("halfway:", round(float(schedule(50)), 2))
assert abs(float(schedule(50)) - 0.05) < 0.001
