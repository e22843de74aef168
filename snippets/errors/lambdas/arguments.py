# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

add = tf.keras.layers.Lambda(lambda x, number: x + number, arguments={"number": 2.0})
print(add(tf.ones((1, 3))).numpy())
tf.keras.layers.Lambda(lambda x, number: x + number, arguments=[2.0])(tf.ones((1, 3)))
