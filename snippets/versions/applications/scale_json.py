# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

deviation = tf.constant([0.229, 0.224, 0.225])  # of each channel
inputs = tf.keras.Input(shape=(32, 32, 3))
outputs = tf.keras.layers.Rescaling(1.0 / tf.math.sqrt(deviation))(inputs)
model = tf.keras.Model(inputs, outputs)

print(len(model.to_json()) > 0)
