# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()
model = tf.keras.Sequential(
    [tf.keras.layers.InputLayer((3,)), tf.keras.layers.Dense(2)]
)
model = tf.keras.Model(model.inputs, model.outputs)
wanted = [layer.output for layer in model.layers]  # the first is the input itself
values = tf.keras.backend.function(model.inputs, wanted[1:])([np.ones((1, 3))])
print([value.shape for value in values])
tf.keras.backend.function(model.inputs, wanted)([np.ones((1, 3))])
