# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras import Model  # was keras.src.engine.training.Model
from tensorflow.keras.layers import InputSpec, Layer  # was keras.src.engine.base_layer

inputs = tf.keras.Input(shape=(3,))
layer = tf.keras.layers.Dense(2)
model = Model(inputs, layer(inputs))
print(isinstance(layer, Layer), isinstance(model, Model), InputSpec(ndim=2).ndim)
assert isinstance(layer, Layer) and isinstance(model, Model)
