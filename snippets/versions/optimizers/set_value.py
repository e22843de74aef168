# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.compile(tf.keras.optimizers.Adam(0.1), "mse")
tf.keras.backend.set_value(model.optimizer.lr, 0.01)
print(round(float(model.optimizer.learning_rate.numpy()), 4))
