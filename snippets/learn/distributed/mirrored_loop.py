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
run = getattr(strategy, "run", None) or strategy.experimental_run_v2

with strategy.scope():
    model = tf.keras.Sequential(
        [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
    )
    optimizer = tf.keras.optimizers.SGD(0.1)
    mse = tf.keras.losses.MeanSquaredError(reduction="none")
x = np.random.default_rng(0).normal(size=(64, 4)).astype("float32")
y = x.sum(axis=1, keepdims=True)
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)
data = strategy.experimental_distribute_dataset(data)


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(
            mse(y, model(x)), global_batch_size=16
        )
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def train_step(x, y):
    return strategy.reduce(
        tf.distribute.ReduceOp.SUM, run(step, args=(x, y)), None
    )


with strategy.scope():
    losses = [train_step(x, y).numpy() for _ in range(3) for x, y in data]
print("replicas:", strategy.num_replicas_in_sync)
print("the loss falls:", bool(losses[-1] < losses[0]))
