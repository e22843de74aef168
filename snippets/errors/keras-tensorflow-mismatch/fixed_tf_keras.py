# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf
import tf_keras

numbers = [module.__version__.split(".")[:2] for module in (tf, tf_keras)]
print("TensorFlow and tf_keras have the same version:", numbers[0] == numbers[1])
assert numbers[0] == numbers[1]
model = tf_keras.Sequential([tf_keras.layers.Dense(1)])
model.build((None, 4))
assert model.count_params() == 5
