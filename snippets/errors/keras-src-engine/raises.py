# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from keras.src.engine.keras_tensor import KerasTensor

print(isinstance(tf.keras.Input(shape=(3,)), KerasTensor))
