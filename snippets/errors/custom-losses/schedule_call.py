# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

Schedule = tf.keras.optimizers.schedules.LearningRateSchedule


class Warmup(Schedule):
    def __call__(self, step):
        return 0.25 * tf.cast(step, tf.float32)


class Misspelled(Schedule):
    def call(self, step):
        return 0.25 * tf.cast(step, tf.float32)


for schedule in [Warmup(), Misspelled()]:
    print(float(schedule(tf.constant(2))))
