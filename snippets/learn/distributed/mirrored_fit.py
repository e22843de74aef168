# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # fewer log lines

import numpy as np
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
# Each device blocks one thread while it waits for the other.
tf.config.threading.set_inter_op_parallelism_threads(4)

# Two logical devices. If you have GPUs, leave out the next four lines.
cpu = tf.config.experimental.list_physical_devices("CPU")[0]
device = tf.config.experimental.VirtualDeviceConfiguration()
tf.config.experimental.set_virtual_device_configuration(cpu, [device, device])
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])

with strategy.scope():
    model = tf.keras.Sequential(
        [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
    )
    model.compile("sgd", "mse")
x = np.random.default_rng(0).normal(size=(64, 4)).astype("float32")
y = x.sum(axis=1, keepdims=True)
losses = model.fit(x, y, batch_size=16, epochs=3, verbose=0).history["loss"]
print("replicas:", strategy.num_replicas_in_sync)
print("the loss falls:", bool(losses[-1] < losses[0]))
