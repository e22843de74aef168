# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.layers import (  # changed
    BatchNormalization,
    Dense,
    LayerNormalization,
)

layers = [Dense(4), BatchNormalization(), LayerNormalization()]
model = tf.keras.Sequential(layers)
model.build((None, 2))
print("parameters:", model.count_params())
assert model.count_params() == 12 + 16 + 8
