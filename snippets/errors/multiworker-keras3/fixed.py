# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
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
        optimizer = tf.keras.optimizers.SGD(0.01)  # changed: no compile
        mse = tf.keras.losses.MeanSquaredError(reduction="none")  # changed
    x, y = np.ones((4, 4), "float32"), np.ones((4, 1), "float32")
    data = tf.data.Dataset.from_tensor_slices((x, y)).batch(4)  # changed
    data = strategy.experimental_distribute_dataset(data)  # changed

    def step(x, y):  # changed: what fit does, in a custom loop
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss(mse(y, model(x)), global_batch_size=4)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    @tf.function
    def train_step(x, y):
        return strategy.reduce("SUM", strategy.run(step, args=(x, y)), axis=None)

    losses = [train_step(x, y).numpy() for _ in range(2) for x, y in data]
    if index == 0:
        print("workers:", strategy.num_replicas_in_sync)
        print("the loss falls:", losses[1] < losses[0])
    assert losses[1] < losses[0]


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
