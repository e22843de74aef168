# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(batch_shape=(8, 5, 1)),  # changed
        tf.keras.layers.LSTM(4, stateful=True),  # was batch_input_shape=(8, 5, 1)
        tf.keras.layers.Dense(1),
    ]
)
x = np.ones((8, 5, 1), "float32")
first, second = model(x).numpy(), model(x).numpy()
for layer in model.layers:  # was model.reset_states()
    if hasattr(layer, "reset_states"):
        layer.reset_states()
again = model(x).numpy()

print(model.output_shape, "it remembers:", not np.allclose(first, second))
assert model.output_shape == (8, 1)
assert not np.allclose(first, second) and np.allclose(first, again, atol=1e-6)
