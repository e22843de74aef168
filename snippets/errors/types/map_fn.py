# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class EachSample(tf.keras.layers.Layer):
    def call(self, x):
        return tf.map_fn(lambda sample: sample * 2, x)


x = tf.keras.Input((3, 4))
print(EachSample()(x).shape)
tf.map_fn(lambda sample: sample * 2, x)
