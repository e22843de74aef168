# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.16+keras-3.5.0", "2.16+keras-3.6.0", "2.16+keras-3.8.0", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.keras.Input(batch_shape=(4, 5, 3))
layers = tf.keras.layers
print("float32:", layers.LSTM(2, stateful=True, dtype="float32")(x).dtype)
print("mixed:", layers.LSTM(2, stateful=True, dtype="mixed_float16")(x).dtype)
