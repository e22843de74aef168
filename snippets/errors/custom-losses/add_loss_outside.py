# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input((3,))
hidden = tf.keras.layers.Dense(2, kernel_regularizer="l1")
model = tf.keras.Model(inputs, hidden(inputs))
print("regularizers:", len(model.losses))
hidden.add_loss(lambda: tf.reduce_sum(tf.abs(hidden.kernel)))
hidden.add_loss(tf.reduce_sum(tf.abs(hidden.kernel)))
