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
    with strategy.scope():
        model = tf.keras.Sequential(
            [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
        )
        model.compile("sgd", "mse")
    x = np.random.default_rng(0).normal(size=(64, 4)).astype("float32")
    y = x.sum(axis=1, keepdims=True)
    data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16).repeat()
    history = model.fit(data, epochs=3, steps_per_epoch=4, verbose=0).history
    return strategy.num_replicas_in_sync, history["loss"]


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
