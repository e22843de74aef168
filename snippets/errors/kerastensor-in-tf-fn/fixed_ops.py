# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import keras  # changed
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
outputs = keras.ops.mean(inputs, axis=1)  # changed
model = tf.keras.Model(inputs, outputs)
print(model.output_shape)
assert model.output_shape == (None,)
assert float(model(tf.constant([[1.0, 2.0, 3.0, 6.0]]))[0]) == 3.0
