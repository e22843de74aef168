# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.6"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

deviation = tf.constant([0.229, 0.224, 0.225])  # of each channel
inputs = tf.keras.Input(shape=(32, 32, 3))
outputs = tf.keras.layers.Rescaling(1.0 / tf.math.sqrt(deviation))(inputs)
model = tf.keras.Model(inputs, outputs)
x = np.linspace(0, 1, 3072).reshape(1, 32, 32, 3).astype("float32")
expected = model(x)

# --8<-- [start:fix]
for layer in model.layers:
    if isinstance(layer, tf.keras.layers.Rescaling):
        layer.scale = np.array(layer.scale).tolist()  # a list, or a float
# --8<-- [end:fix]

loaded = tf.keras.models.model_from_json(model.to_json())
same = np.allclose(loaded(x), expected)
print("the same predictions:", same)
assert same
