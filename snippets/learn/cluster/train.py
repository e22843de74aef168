# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import faulthandler
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot

import numpy as np
import tensorflow as tf

tf.get_logger().setLevel("ERROR")

# --8<-- [start:strategy]
config = json.loads(os.environ.get("TF_CONFIG", "{}"))
index = config.get("task", {}).get("index", 0)
workers = len(config.get("cluster", {}).get("worker", [])) or 1
if workers > 1:
    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    faulthandler.dump_traceback_later(600, exit=True)  # if one never joins
    strategy = kind()
else:
    strategy = tf.distribute.get_strategy()
run = getattr(strategy, "run", None) or strategy.experimental_run_v2
# --8<-- [end:strategy]

# --8<-- [start:data]
BATCH = 32  # rows per worker in each step
rng = np.random.default_rng(0)  # in practice: files that all hosts can read
x = rng.normal(size=(2048, 8)).astype("float32")
y = x.sum(axis=1, keepdims=True)
data = tf.data.Dataset.from_tensor_slices(
    (x[index::workers], y[index::workers])
)
data = data.shuffle(1024).batch(BATCH, drop_remainder=True)
# --8<-- [end:data]

# --8<-- [start:step]
with strategy.scope():
    model = tf.keras.Sequential(
        [tf.keras.Input(shape=(8,)), tf.keras.layers.Dense(1)]
    )
    optimizer = tf.keras.optimizers.SGD(0.05)


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2) / workers
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def train_step(x, y):
    losses = run(step, args=(x, y))
    return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)


# --8<-- [end:step]

# --8<-- [start:train]
with strategy.scope():
    for _ in range(3):
        losses = [float(train_step(x, y)) for x, y in data]
        faulthandler.cancel_dump_traceback_later()  # all have joined
if index == 0:
    model.save_weights("trained.weights.h5")
    print("workers: %d, steps per epoch: %d" % (workers, len(losses)))
    print("the loss is below 0.1:", losses[-1] < 0.1)
# --8<-- [end:train]
assert losses[-1] < 0.1
