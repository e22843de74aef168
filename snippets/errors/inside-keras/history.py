# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.keras.layers.Dense(2, name="hidden")(tf.keras.Input((3,)))
model = tf.keras.Model(x._keras_history[0].input, x)
print(model.layers[-1].name)
print(x._keras_history[0].name)
print(x._keras_history.layer.name)
