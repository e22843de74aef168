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

x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
reduce = tf.keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2)

model.compile(optimizer=tf.keras.optimizers.SGD(0.01), loss="mse")
history = model.fit(x, y, callbacks=[reduce], verbose=0)
print("epochs:", len(history.history["loss"]))
schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.01, 100, 0.9)
model.compile(optimizer=tf.keras.optimizers.SGD(schedule), loss="mse")
model.fit(x, y, callbacks=[reduce], verbose=0)
