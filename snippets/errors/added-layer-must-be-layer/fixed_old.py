# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "2.[0-4]+keras-2.3.1", "2.[2-4]+keras-2.4.3"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow import keras  # changed

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), keras.layers.Dense(1)])
print(model.output_shape)
assert model.output_shape == (None, 1)
