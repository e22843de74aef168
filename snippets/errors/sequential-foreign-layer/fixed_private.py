# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.layers import Dense  # changed

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), Dense(1)])
print(model.output_shape)
assert model.output_shape == (None, 1)
