# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# io-bound = true
# environments = [
#     "2.3", "2.4", "2.8", "2.10", "2.15", "2.18", "2.21", "2.21+tf_keras"
# ]
# ///
# --8<-- [start:program]
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot
LIMIT = 90  # seconds


def train(index):
    import tensorflow as tf

    tf.get_logger().setLevel("ERROR")
    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    strategy = kind()
    run = getattr(strategy, "run", None) or strategy.experimental_run_v2

    @tf.function
    def step():
        ones = run(lambda: tf.ones(()))
        return strategy.reduce(tf.distribute.ReduceOp.SUM, ones, axis=None)

    with strategy.scope():
        for number in range(10):
            if (index, number) == (1, 5):
                time.sleep(2)  # worker 0 has finished step 4
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                step().numpy()
            except tf.errors.OpError as error:
                print(
                    "worker %d, step %d:" % (index, number),
                    type(error).__name__,
                )
                found = re.search(
                    "Collective ops is aborted by|heartbeat", str(error)
                )
                print("the message contains:", found and found[0], flush=True)
                os._exit(1)


if "TF_CONFIG" in os.environ:
    train(json.loads(os.environ["TF_CONFIG"])["task"]["index"])
    sys.exit()

with socket.socket() as one, socket.socket() as two:
    one.bind(("localhost", 0))  # a free port
    two.bind(("localhost", 0))
    workers = ["localhost:%d" % each.getsockname()[1] for each in (one, two)]
running = []
for index in range(2):
    task = {"type": "worker", "index": index}
    config = json.dumps({"cluster": {"worker": workers}, "task": task})
    variables = dict(os.environ, TF_CONFIG=config)
    command = [sys.executable, __file__]
    running.append(
        subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL)
    )
try:
    print("worker 1 exits with", running[1].wait(LIMIT))
    print("worker 0 exits with", running[0].wait(LIMIT))
except subprocess.TimeoutExpired:
    print("worker 0 prints nothing and waits until we stop it")
finally:
    for each in running:
        each.kill()
        each.wait()
