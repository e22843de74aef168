# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.6"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layer = tf.keras.layers.Normalization()
model = tf.keras.Sequential([tf.keras.Input(shape=(1,)), layer])
mean, variance, count = model.get_weights()
model.set_weights([np.full_like(mean, 2.0), np.full_like(variance, 4.0), count])
for one in model.layers:
    if hasattr(one, "finalize_state"):
        one.finalize_state()  # changed: Keras 3 computes with what this reads

result = float(model(np.array([[4.0]], "float32"))[0, 0])
print("(4 - 2) / 2 =", result)
assert result == 1.0
