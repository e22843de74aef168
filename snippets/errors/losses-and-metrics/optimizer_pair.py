# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def create_optimizer():
    schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.01, 100, 0.9)
    return tf.keras.optimizers.SGD(schedule), schedule


x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

optimizer, schedule = create_optimizer()
model.compile(optimizer=optimizer, loss="mse")
history = model.fit(x, y, verbose=0)
print("epochs:", len(history.history["loss"]))
try:
    model.compile(optimizer=create_optimizer(), loss="mse")
    model.fit(x, y, verbose=0)
except Exception as error:
    print("with the pair:", type(error).__name__)
