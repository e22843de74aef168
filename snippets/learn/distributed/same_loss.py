# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# cpu-seconds = 15
# reason = "three or four processes, each with its own import"
# ///
# --8<-- [start:program]
import json
import os
import socket
import subprocess
import sys

import numpy as np

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot

import tensorflow as tf

tf.get_logger().setLevel("ERROR")
IMAGES = 2000


# --8<-- [start:train]
def train(index):
    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    strategy = kind()
    run = getattr(strategy, "run", None) or strategy.experimental_run_v2
    workers = strategy.num_replicas_in_sync
    with np.load("digits.npz") as digits:  # every second image
        x, y = digits["x"][index::workers], digits["y"][index::workers]
    x, y = tf.constant(x / 255.0, tf.float32), tf.constant(y)
    with strategy.scope():
        model = tf.keras.Sequential(
            [
                tf.keras.Input(shape=(28, 28)),
                tf.keras.layers.Flatten(),
                tf.keras.layers.Dense(10, kernel_initializer="zeros"),
            ]
        )
        optimizer = tf.keras.optimizers.SGD(0.1)
        error = tf.keras.losses.SparseCategoricalCrossentropy(
            True, reduction="none"
        )

    def step():
        with tf.GradientTape() as tape:
            # Divide by the images of all workers: the sum is the mean.
            loss = tf.reduce_sum(error(y, model(x))) / IMAGES
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    @tf.function
    def train_step():
        return strategy.reduce(tf.distribute.ReduceOp.SUM, run(step), axis=None)

    with strategy.scope():
        losses = [float(train_step()) for _ in range(40)]
    return {"images": len(x), "first": losses[0], "last": losses[-1]}


# --8<-- [end:train]


# --8<-- [start:start]
def start(count):
    """Starts this file once per worker and returns the reports."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("localhost", 0))  # a free port
    workers = ["localhost:%d" % each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    running = []
    for index in range(count):
        task = {"type": "worker", "index": index}
        config = json.dumps({"cluster": {"worker": workers}, "task": task})
        variables = dict(os.environ, TF_CONFIG=config)
        command = [sys.executable, __file__]
        running.append(
            subprocess.Popen(command, env=variables, stdout=subprocess.PIPE)
        )
    try:
        return [
            json.loads(each.communicate(timeout=100)[0]) for each in running
        ]
    finally:
        for each in running:
            each.kill()
            each.wait()


# --8<-- [end:start]


if "TF_CONFIG" in os.environ:
    print(
        json.dumps(train(json.loads(os.environ["TF_CONFIG"])["task"]["index"]))
    )
    sys.exit()

# --8<-- [start:compare]
(x, y), _ = tf.keras.datasets.mnist.load_data()
np.savez("digits.npz", x=x[:IMAGES], y=y[:IMAGES].astype("int64"))
alone = start(1)[0]
pair = start(2)
print("images per worker:", [each["images"] for each in pair])
print("first loss %.2f, last loss %.2f" % (alone["first"], alone["last"]))
difference = max(abs(each["last"] - alone["last"]) for each in pair)
print("two workers end within 0.001 of one process:", difference < 0.001)
assert alone["last"] < alone["first"] / 2 and difference < 0.001
# --8<-- [end:compare]
