# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # changed: before TensorFlow
import tensorflow as tf
import tf_keras

model = tf.keras.Sequential(  # changed
    [tf.keras.Input(shape=(4,)), tf_keras.layers.Dense(1)]  # changed
)
print(model.output_shape)
assert model.output_shape == (None, 1)
