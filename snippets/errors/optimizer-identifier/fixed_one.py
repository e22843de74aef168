# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "2.[0-4]+keras-2.3.1", "2.[2-4]+keras-2.4.3"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.Adam(0.01), loss="mse")  # changed
print(type(model.optimizer).__name__)
assert isinstance(model.optimizer, tf.keras.optimizers.Optimizer)
