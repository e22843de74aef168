# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# tolerance = 0.9
# tolerance-reason = "it prints a ratio of two times"
# fresh-interpreter = true
# cpu-seconds = 15
# reason = "three or four processes, each with its own import"
# environments = ["2.4", "2.15", "2.21"]
# ///
# --8<-- [start:program]
import json
import os
import socket
import subprocess
import sys
import time

import numpy as np

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot
IMAGES, STEPS = 256, 30  # images per worker and step, steps


def train():
    import tensorflow as tf  # the parent process doesn't need it

    tf.get_logger().setLevel("ERROR")
    tf.config.threading.set_intra_op_parallelism_threads(1)  # one CPU core
    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    strategy = kind()
    run = getattr(strategy, "run", None) or strategy.experimental_run_v2
    workers = strategy.num_replicas_in_sync
    with strategy.scope():
        model = tf.keras.Sequential(
            [
                tf.keras.Input(shape=(784,)),
                tf.keras.layers.Dense(512, activation="relu"),
                tf.keras.layers.Dense(10),
            ]
        )
        optimizer = tf.keras.optimizers.SGD(0.01)
        error = tf.keras.losses.SparseCategoricalCrossentropy(
            True, reduction="none"
        )
    rng = np.random.default_rng(0)
    x = tf.constant(rng.random(size=(IMAGES, 784)), tf.float32)
    y = tf.constant(rng.integers(10, size=IMAGES))

    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(error(y, model(x))) / (IMAGES * workers)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    @tf.function
    def train_step():
        return strategy.reduce(tf.distribute.ReduceOp.SUM, run(step), axis=None)

    seconds = []
    with strategy.scope():
        for _ in range(STEPS):
            started = time.perf_counter()
            train_step().numpy()
            seconds.append(time.perf_counter() - started)
    sizes = [4 * int(np.prod(each.shape)) for each in model.trainable_variables]
    return {"seconds": float(np.median(seconds[5:])), "bytes": sum(sizes)}


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


if hasattr(os, "sched_setaffinity"):  # all CPU cores
    os.sched_setaffinity(0, range(os.cpu_count()))
if "TF_CONFIG" in os.environ:
    print(json.dumps(train()))
    sys.exit()

alone = start(1)[0]
pair = start(2)[0]
# Ring all-reduce: 2 (n - 1) / n times the bytes, with n = 2.
sent = 2 * (2 - 1) / 2 * pair["bytes"]
print("gradients per step: {:,} bytes".format(pair["bytes"]))
print("by the formula, each worker sends: {:,.0f} bytes".format(sent))
ratio = pair["seconds"] / alone["seconds"]
print("step time, two processes / one: %.1f" % ratio)
assert sent == pair["bytes"] and ratio > 0.5
