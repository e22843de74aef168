# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(5,), dtype="int32"),  # was input_length=5
        tf.keras.layers.Embedding(10, 3),  # changed
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(1),
    ]
)
print(model.output_shape, model.layers[-1].count_params())
assert model(np.zeros((2, 5), "int32")).shape == (2, 1)
assert model.layers[-1].count_params() == 5 * 3 + 1
