# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

# Two devices on one machine. With GPUs, leave out these two lines.
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(
    cpu, [tf.config.LogicalDeviceConfiguration()] * 2
)

strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
x, y = np.ones((4, 4), "float32"), np.ones((4, 1), "float32")
history = model.fit(x, y, epochs=2, verbose=0).history
print("devices:", strategy.num_replicas_in_sync)
print("the loss falls:", history["loss"][1] < history["loss"][0])
assert history["loss"][1] < history["loss"][0]
