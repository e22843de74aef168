# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

rate = tf.keras.optimizers.schedules.InverseTimeDecay(  # changed
    0.1,
    decay_steps=1,
    decay_rate=1e-4,  # changed
)  # changed
optimizer = tf.keras.optimizers.SGD(learning_rate=rate, momentum=0.9)  # changed
print("the rate at step 10000 is", round(float(rate(10_000)), 4))
assert abs(float(rate(10_000)) - 0.05) < 1e-6
