# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# io-bound = true
# ///
# --8<-- [start:program]
import faulthandler
import json
import linecache
import os
import re
import socket
import subprocess
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # workers log a lot
LIMIT = 10  # seconds; in practice, as long as your slowest machine needs


def train():
    import tensorflow as tf

    kind = getattr(tf.distribute, "MultiWorkerMirroredStrategy", None)
    kind = kind or tf.distribute.experimental.MultiWorkerMirroredStrategy
    faulthandler.dump_traceback_later(LIMIT, exit=True)  # the limit
    strategy = kind()
    with strategy.scope():
        tf.Variable(1.0)
    faulthandler.cancel_dump_traceback_later()  # all have joined
    print("all workers have joined")


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
    stdout=subprocess.PIPE,
    stderr=subprocess.PIPE,
    timeout=100,
)
output = worker.stderr.decode()
line = re.search('"%s", line ([0-9]+)' % re.escape(__file__), output)
print(
    "worker 0 exits with %d:" % worker.returncode,
    re.search("Timeout.*", output)[0],
)
print("it waited in:", linecache.getline(__file__, int(line[1])).strip())
assert worker.returncode == 1 and not worker.stdout
