# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

schedule = tf.keras.optimizers.schedules.InverseTimeDecay(  # changed
    0.1, decay_steps=1, decay_rate=1e-4
)
optimizer = tf.keras.optimizers.Adam(learning_rate=schedule)  # changed

for step in (0, 1000, 10000):
    print("step", step, "rate", round(float(schedule(step)), 4))
    assert abs(float(schedule(step)) - 0.1 / (1 + 1e-4 * step)) < 1e-6  # as `decay`
