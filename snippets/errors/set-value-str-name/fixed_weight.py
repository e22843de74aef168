# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Dense(1)
layer.build((None, 4))
layer.bias.assign([0.5])  # changed
print("bias:", layer.get_weights()[1])
assert layer.get_weights()[1][0] == 0.5
