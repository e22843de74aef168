# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.SimpleRNN(2)])
model(tf.zeros((1, 3, 4)))
model.reset_states()
print("accepted")
