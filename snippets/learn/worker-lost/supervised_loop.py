# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# cpu-seconds = 15
# reason = "four processes, each with its own import"
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
WORKERS, STEPS, SAVE_EVERY = 2, 20, 5
LIMIT = 100  # seconds for one attempt


# --8<-- [start:train]
def train(index, number):
    import numpy as np
    import tensorflow as tf  # the supervisor doesn't need it

    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    strategy = kind()
    run = getattr(strategy, "run", None) or strategy.experimental_run_v2
    with strategy.scope():
        model = tf.keras.Sequential(
            [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
        )
        optimizer = tf.keras.optimizers.SGD(0.01)
    rng = np.random.default_rng(index)  # this worker's shard
    x = tf.constant(rng.normal(size=(16, 4)), tf.float32)
    y = tf.reduce_sum(x, axis=1, keepdims=True)

    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((model(x) - y) ** 2) / WORKERS
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    @tf.function
    def train_step():
        return strategy.reduce(tf.distribute.ReduceOp.SUM, run(step), axis=None)

    # Each worker saves to its own folder; all restore from worker 0's.
    checkpoint = tf.train.Checkpoint(model=model, optimizer=optimizer)
    folder = "checkpoints-%d" % index
    manager = tf.train.CheckpointManager(checkpoint, folder, max_to_keep=2)
    with strategy.scope():
        checkpoint.restore(tf.train.latest_checkpoint("checkpoints-0"))
        for done in range(int(optimizer.iterations.numpy()), STEPS):
            if (index, number, done) == (1, 1, 13):
                os.kill(os.getpid(), signal.SIGKILL)  # simulates a crash
            loss = float(train_step())
            if index == 1:
                with open("work.txt", "a") as file:
                    print(number, done, loss, file=file)
            if (done + 1) % SAVE_EVERY == 0:
                manager.save()


# --8<-- [end:train]


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


def work(number):
    """The steps of one attempt, in order, each with its loss."""
    steps = {}
    with open("work.txt") as file:
        for line in file:
            which, step, loss = line.split()
            if int(which) == number:
                steps[int(step)] = float(loss)
    return steps


if "TF_CONFIG" in os.environ:
    index = json.loads(os.environ["TF_CONFIG"])["task"]["index"]
    train(index, int(os.environ["ATTEMPT"]))
    sys.exit()

done = any(attempt(number) for number in (1, 2, 3))
before, after = work(1), work(2)
begin = min(after)
lost = [step for step in before if step >= begin]
same = abs(after[begin] - before[begin]) < 0.001
print("attempt 2: continues at step %d" % (begin + 1))
print("with the weights from before:", same)
print("lost and repeated: %d of %d steps" % (len(lost), STEPS))
assert done and same and begin == 10 and len(lost) == 3
