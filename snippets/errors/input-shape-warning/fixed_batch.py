# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(batch_shape=(8, 4)),  # changed
        tf.keras.layers.Dense(1),  # changed
    ]
)
print(model.output_shape)
assert model.output_shape == (8, 1)
