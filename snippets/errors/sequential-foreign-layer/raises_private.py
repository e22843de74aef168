# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.python.keras.layers import Dense

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), Dense(1)])
print(model.output_shape)
