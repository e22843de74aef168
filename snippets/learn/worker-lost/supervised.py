# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# fresh-interpreter = true
# cpu-seconds = 15
# reason = "four processes, each with its own import"
# environments = ["2.[4-9]", "2.1[0-5]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import json
import os
import signal
import socket
import subprocess
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot
WORKERS, EPOCHS, STEPS = 2, 4, 5
LIMIT = 100  # seconds for one attempt


# --8<-- [start:train]
def train(index, number):
    import numpy as np
    import tensorflow as tf  # the supervisor doesn't need it

    class Record(tf.keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            self.epoch = epoch

        def on_train_batch_begin(self, batch, logs=None):
            if (index, number, self.epoch, batch) == (1, 1, 2, 3):
                os.kill(os.getpid(), signal.SIGKILL)  # simulates a crash

        def on_train_batch_end(self, batch, logs=None):
            if index == 1:
                with open("work.txt", "a") as file:
                    print(number, self.epoch, batch, logs["loss"], file=file)

    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    strategy = kind()
    backup = getattr(tf.keras.callbacks, "BackupAndRestore", None)
    backup = backup or tf.keras.callbacks.experimental.BackupAndRestore
    with strategy.scope():
        model = tf.keras.Sequential(
            [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
        )
        model.compile("sgd", "mse")
    x = np.random.default_rng(0).normal(size=(80, 4)).astype("float32")
    y = x.sum(axis=1, keepdims=True)
    data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16).repeat()
    callbacks = [backup("backup"), Record()]
    model.fit(
        data,
        epochs=EPOCHS,
        steps_per_epoch=STEPS,
        callbacks=callbacks,
        verbose=0,
    )


# --8<-- [end:train]


# --8<-- [start:attempt]
def attempt(number):
    """Runs all workers until all finish or one dies. Returns success."""
    sockets = [socket.socket() for _ in range(WORKERS)]
    for each in sockets:
        each.bind(("localhost", 0))  # a free port
    workers = ["localhost:%d" % each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    running = []
    for index in range(WORKERS):
        task = {"type": "worker", "index": index}
        config = json.dumps({"cluster": {"worker": workers}, "task": task})
        variables = dict(os.environ, TF_CONFIG=config, ATTEMPT=str(number))
        command = [sys.executable, __file__]
        with open("worker-%d.log" % index, "ab") as log:
            running.append(subprocess.Popen(command, env=variables, stderr=log))
    end = time.monotonic() + LIMIT
    try:
        while time.monotonic() < end:
            codes = [each.poll() for each in running]
            if all(code == 0 for code in codes):
                return True
            for index, code in enumerate(codes):
                if code:
                    print(
                        "attempt %d: worker %d exits with %d"
                        % (number, index, code)
                    )
                    return False
            time.sleep(0.1)
        print("attempt %d: no end within the limit" % number)
        return False
    finally:
        for each in running:
            each.kill()
            each.wait()


# --8<-- [end:attempt]


def work(number):
    """The steps of one attempt, in order, each with its loss."""
    steps = {}
    with open("work.txt") as file:
        for line in file:
            which, epoch, step, loss = line.split()
            if int(which) == number:
                steps[int(epoch), int(step)] = float(loss)
    return steps


if "TF_CONFIG" in os.environ:
    index = json.loads(os.environ["TF_CONFIG"])["task"]["index"]
    train(index, int(os.environ["ATTEMPT"]))
    sys.exit()

# --8<-- [start:supervise]
done = any(attempt(number) for number in (1, 2, 3))
before, after = work(1), work(2)
epoch, step = begin = min(after)
lost = [each for each in before if each >= begin]
same = abs(after[begin] - before[begin]) < 0.001
print("attempt 2: continues in epoch %d, step %d" % (epoch + 1, step + 1))
print("with the weights from before:", same)
print("lost and repeated: %d of %d steps" % (len(lost), EPOCHS * STEPS))
assert done and same and begin == (2, 0) and len(lost) == 3
# --8<-- [end:supervise]
