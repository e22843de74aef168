# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import faulthandler
import json
import os
import socket
import subprocess
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot

import numpy as np
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
faulthandler.dump_traceback_later(100, exit=True)  # don't wait forever


def train():
    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    strategy = kind()
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
        losses = run(step, args=(x, y))
        return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    with strategy.scope():
        losses = [train_step(x, y).numpy() for _ in range(3) for x, y in data]
    return strategy.num_replicas_in_sync, losses


if "TF_CONFIG" in os.environ:  # a worker that was given its task
    train()
else:  # a demo: this is worker 0, and it starts worker 1
    with socket.socket() as one, socket.socket() as two:
        one.bind(("localhost", 0))  # a free port
        two.bind(("localhost", 0))
        workers = [
            "localhost:%d" % each.getsockname()[1] for each in (one, two)
        ]
    for index in (1, 0):
        task = {"type": "worker", "index": index}
        config = {"cluster": {"worker": workers}, "task": task}
        os.environ["TF_CONFIG"] = json.dumps(config)
        if index == 1:
            second = subprocess.Popen(
                [sys.executable, __file__], stderr=subprocess.DEVNULL
            )
    try:
        count, losses = train()
        second.wait(60)
    finally:
        second.kill()
        second.wait()
    print("workers:", count)
    print("the loss falls:", bool(losses[-1] < losses[0]))
faulthandler.cancel_dump_traceback_later()
