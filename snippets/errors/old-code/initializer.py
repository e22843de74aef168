# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

numbers = tf.constant([[1.0], [2.0]])


def dense(values):
    initializer = tf.constant_initializer(values)
    return tf.keras.layers.Dense(1, kernel_initializer=initializer)


print("an array:", dense(numbers.numpy())(tf.ones((1, 2))).numpy())
dense(numbers)(tf.ones((1, 2)))
