# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Slower(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.5 * step  # 0.5 * tf.cast(step, tf.float32)


Slower()(tf.Variable(3, dtype=tf.int64))
