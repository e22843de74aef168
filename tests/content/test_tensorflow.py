"""The worker in a real environment: what it does for TensorFlow, on the newest release."""

import os
import tempfile

import pytest

from harness import environments, mnist
from harness.environments import job_variables
from harness.worker_client import Request, WorkerClient

pytestmark = pytest.mark.slow

IMPORT = "import tensorflow as tf\n"


@pytest.fixture(scope="module")
def client(project):
    env = environments.newest(project)
    python = environments.make(project, env)
    settings = mnist.worker_settings(project)
    client = WorkerClient(python, job_variables(env, python), settings)
    assert client.greeting["error"] is None
    yield client
    client.close()


@pytest.fixture
def run(client):
    """Runs a program that imports TensorFlow; its result must be no error."""

    def run(code, fresh=False):
        request = Request(
            id="x",
            filename="x.py",
            code=IMPORT + code,
            fresh_interpreter=fresh,
            cpu_seconds=60,
            wall_seconds=240,
            megabytes=4000,
        )
        result = client.run(request, None)
        assert result["error"] is None, result["error"]
        assert result["aborted"] is None
        return result["stdout"]

    return run


def test_layer_names_and_weights_are_those_of_a_new_process(run):
    code = (
        "model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])\n"
        "print(model.layers[0].name, model.get_weights()[0].sum())"
    )
    one, two = run(code), run(code)
    assert one == two
    assert one.startswith("dense ")


def test_autograph_finds_the_source(run):
    """pytest-codeblocks' own `exec` has no file: OperatorNotAllowedInGraphError."""
    code = (
        "@tf.function\ndef sign(x):\n    if x > 0:\n        return 1\n    return -1\n"
        "print(int(sign(tf.constant(2.0))), sign.__module__)"
    )
    assert run(code) == "1 __main__\n"


@pytest.mark.parametrize("fresh", [False, True])
def test_the_real_call_gives_our_mnist(run, fresh):
    code = (
        "import hashlib\n"
        "(x, y), (u, v) = tf.keras.datasets.mnist.load_data()\n"
        "print(x.shape, y.shape, u.shape, v.shape, x.dtype)\n"
        "print(hashlib.sha256(x.tobytes()).hexdigest())"
    )
    assert run(code, fresh).splitlines() == [
        "(60000, 28, 28) (60000,) (10000, 28, 28) (10000,) uint8",
        mnist.ARRAYS["x_train"],
    ]


def test_an_example_leaves_no_files_behind(run):
    folder = tempfile.gettempdir()
    before = set(os.listdir(folder))
    run("print(tf.function(lambda x: x + 1)(tf.constant(1)))")
    left = {n for n in set(os.listdir(folder)) - before if "autograph" in n}
    assert left == set()
