# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4,<2.16"]
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.save("model.h5")
print("saved with a", type(model.layers[-1].dtype_policy).__name__)
