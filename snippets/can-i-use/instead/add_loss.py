# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Small(tf.keras.layers.Layer):
    def call(self, inputs):
        self.add_loss(tf.reduce_mean(tf.square(inputs)))  # was add_loss(…, inputs=…)
        return inputs


model = tf.keras.Sequential([Small(), tf.keras.layers.Dense(1)])
model(np.full((2, 4), 3.0, "float32"))
print("losses:", [float(loss) for loss in model.losses])
assert [float(loss) for loss in model.losses] == [9.0]
