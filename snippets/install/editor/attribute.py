# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

keras = tf.keras  # no import statement that an editor could fail to resolve
layers = keras.layers

model = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(1)])
print("Outputs:", model.output_shape[-1])
assert model.output_shape == (None, 1)
