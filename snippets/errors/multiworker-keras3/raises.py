# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.10", "2.15", "2.1[6-9]", "2.2[01]"]
# ///
# --8<-- [start:program]
import json
import multiprocessing
import os
import socket

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # two workers log a lot

import numpy as np
import tensorflow as tf


def free_port():
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return listener.getsockname()[1]


def train(index, workers):
    task = {"type": "worker", "index": index}
    os.environ["TF_CONFIG"] = json.dumps({"cluster": {"worker": workers}, "task": task})
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    with strategy.scope():
        model = tf.keras.Sequential(
            [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
        )
        model.compile("sgd", "mse")
    x, y = np.ones((4, 4), "float32"), np.ones((4, 1), "float32")
    try:
        history = model.fit(x, y, epochs=2, verbose=0).history
    except ValueError:
        if index == 0:  # the other worker raises the same
            raise
        return
    if index == 0:
        print("workers:", strategy.num_replicas_in_sync)
        print("the loss falls:", history["loss"][1] < history["loss"][0])


if __name__ == "__main__":
    workers = ["localhost:%d" % free_port() for _ in range(2)]
    second = multiprocessing.get_context("fork").Process(
        target=train, args=(1, workers)
    )
    second.start()
    try:
        train(0, workers)
    finally:
        second.join()
