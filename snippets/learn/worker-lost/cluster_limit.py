# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# io-bound = true
# ///
# --8<-- [start:program]
import faulthandler
import json
import os
import socket
import subprocess
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot


def train():
    import tensorflow as tf
    from tensorflow.python.distribute import (
        collective_all_reduce_strategy as private,
    )

    # In seconds.
    private.CollectiveAllReduceExtended._check_health_initial_timeout = 5
    faulthandler.dump_traceback_later(15, exit=True)  # if that has no effect
    tf.distribute.MultiWorkerMirroredStrategy()


if "TF_CONFIG" in os.environ:
    train()
    sys.exit()

# The trial: worker 0 starts, worker 1 never does.
with socket.socket() as one, socket.socket() as two:
    one.bind(("localhost", 0))  # a free port
    two.bind(("localhost", 0))
    workers = ["localhost:%d" % each.getsockname()[1] for each in (one, two)]
task = {"type": "worker", "index": 0}
config = json.dumps({"cluster": {"worker": workers}, "task": task})
worker = subprocess.run(
    [sys.executable, __file__],
    env=dict(os.environ, TF_CONFIG=config),
    stderr=subprocess.PIPE,
    timeout=100,
)
expected = "RuntimeError: Timeout waiting for the cluster, timeout is 5 seconds"
assert expected in worker.stderr.decode(), "the setting has no effect"
print(expected)
