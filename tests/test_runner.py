"""The runner: isolation, limits, and what it says of a run.

These run in this test's own interpreter, without TensorFlow; `test_inside_tensorflow`
has the newest release.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proof import data, environments
from proof.runner import PROTOCOL
from proof.runs import RUNNER, clean_variables

LIMITS = {"cpu": None, "cpu_seconds": 20, "seconds": 20, "megabytes": 2000}


class Conversation:
    """Talks to a runner as `proof.runs` does."""

    def __init__(self, python, preload, mnist=None):
        self.process = subprocess.Popen(
            [python, RUNNER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=clean_variables(),
        )
        self.send({"preload": preload, "mnist": mnist})
        self.greeting = self.receive()

    def send(self, message):
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def receive(self):
        return json.loads(self.process.stdout.readline())

    def run(self, code, fresh=False, **limits):
        request = LIMITS | {"id": 1, "name": "x.py", "code": code, "fresh": fresh}
        self.send(request | limits)
        return self.receive()

    def close(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=10) == 0


@pytest.fixture(scope="module")
def runner():
    talk = Conversation(sys.executable, ["json"])
    yield talk
    talk.close()


@pytest.mark.parametrize("fresh", [False, True])
def test_golden_outcomes(runner, fresh):
    """What the runner says of these is what records hold: who changes it raises
    PROTOCOL, so that every record is made anew."""
    code = """
        import os, sys, inspect, tempfile, warnings, multiprocessing, signal
        def f():
            return 1
        print(__name__, os.path.basename(__file__), sys.argv == [__file__])
        print(inspect.getsource(f).strip().splitlines()[0], f.__module__)
        print(os.listdir("."), os.listdir(os.environ["HOME"]), os.listdir(tempfile.gettempdir()))
        print(sys.path[0] == os.getcwd(), [m for m in sys.modules if m.startswith("proof")])
        print("to standard error", file=sys.stderr)
        warnings.warn("careful")
        raise ValueError("the end")
    """
    answer = runner.run("\n".join(line[8:] for line in code.splitlines()), fresh=fresh)
    assert PROTOCOL == 1
    assert answer["stdout"].splitlines() == [
        "__main__ x.py True",
        "def f(): __main__",
        "['x.py'] [] []",
        "True []",
    ]
    assert answer["stderr"] == "to standard error\n"
    assert answer["warnings"] == [["UserWarning", "careful"]]
    assert answer["ended"] is None
    assert answer["error"]["type"] == "ValueError"
    assert answer["error"]["message"] == "the end"
    lines = answer["error"]["traceback"].splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1].endswith('x.py", line 11, in <module>')
    assert lines[-1] == "ValueError: the end"
    assert len(lines) == 4
    assert not Path(answer["folder"]).exists()


def test_nothing_leaks_from_one_example_to_the_next(runner):
    runner.run("import os, json; os.environ['LEAK'] = '1'; json.leak = 1; leak = 1")
    answer = runner.run(
        "import os, json\nassert 'LEAK' not in os.environ\n"
        "assert not hasattr(json, 'leak')\nassert 'leak' not in globals()"
    )
    assert answer["error"] is None


def test_seeds_are_the_same_each_time(runner):
    one, two = (runner.run("import random; print(random.random())") for _ in range(2))
    assert one["stdout"] == two["stdout"] != ""


@pytest.mark.parametrize("status", ["0", "3", ""])
def test_leaving_in_the_middle_is_no_success(runner, status):
    answer = runner.run(f"import sys\nsys.exit({status})\nassert False")
    assert answer["error"]["type"] == "SystemExit"


@pytest.mark.parametrize(
    ("code", "limits", "ended"),
    [
        ("while True: pass", {"cpu_seconds": 1}, "processor limit of 1 s"),
        ("import time; time.sleep(60)", {"seconds": 1}, "time limit of 1 s"),
        (
            "import time\nx = bytearray(300 << 20)\ntime.sleep(20)",
            {"megabytes": 200},
            "memory limit of 200 MB",
        ),
        ("import os; os.abort()", {}, "SIGABRT"),
        ("import os; os.kill(os.getpid(), 9)", {}, "SIGKILL"),
        ("import os; os._exit(0)", {}, "exit status 0"),
        (
            "import subprocess; subprocess.Popen(['sleep', '60'])",
            {},
            "left a child process behind",
        ),
    ],
)
def test_what_ends_an_example_costs_only_itself(runner, code, limits, ended):
    started = time.monotonic()
    assert runner.run(code, **limits)["ended"] == ended
    assert time.monotonic() - started < 10
    assert runner.run("print('on')")["stdout"] == "on\n"


@pytest.mark.parametrize("fresh", [False, True])
def test_it_cannot_write_outside_its_folder(runner, fresh, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("whole")
    for code in (
        f"open({str(tmp_path / 'new')!r}, 'w')",
        f"open({str(kept)!r}, 'a')",
        f"import os; os.remove({str(kept)!r})",
        f"import os; os.mkdir({str(tmp_path / 'folder')!r})",
    ):
        answer = runner.run(code, fresh=fresh)
        if answer["error"] is None:
            pytest.skip("this kernel has no Landlock")
        assert answer["error"]["type"] == "PermissionError"
        assert str(tmp_path) in answer["error"]["message"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert kept.read_text() == "whole"
    inside = (
        "import os, tempfile\n"
        "os.mkdir('a'); open('a/b', 'w').write('x'); os.replace('a/b', 'c')\n"
        "tempfile.mkdtemp(); open(os.devnull, 'w').write('x')\n"
        "open(os.path.expanduser('~/d'), 'w')"
    )
    assert runner.run(inside, fresh=fresh)["error"] is None


def test_an_endless_output_is_cut(runner):
    answer = runner.run("print('x' * 10_000_000)")
    assert len(answer["stdout"]) == 200_000


def test_many_requests_in_one_piece(runner):
    request = LIMITS | {"name": "x.py", "fresh": False}
    lines = [json.dumps(request | {"id": n, "code": f"print({n})"}) for n in range(20)]
    runner.process.stdin.write("\n".join(lines) + "\n")
    runner.process.stdin.flush()
    answers = [runner.receive() for _ in lines]
    assert sorted((a["id"], a["stdout"]) for a in answers) == sorted(
        (n, f"{n}\n") for n in range(20)
    )


def test_a_syntax_error_is_the_examples(runner):
    answer = runner.run("x = = 1")
    assert answer["error"]["type"] == "SyntaxError"
    assert "runner.py" not in answer["error"]["traceback"]


@pytest.mark.costly
def test_when_its_asker_is_gone_it_ends_with_its_examples():
    talk = Conversation(sys.executable, [])
    talk.send(
        LIMITS
        | {
            "id": 1,
            "name": "x.py",
            "fresh": False,
            "code": "import time; time.sleep(60)",
        }
    )
    time.sleep(0.3)
    talk.process.stdin.close()
    assert talk.process.wait(timeout=5) == 0


@pytest.mark.costly
def test_a_preload_that_fails_is_said_and_examples_still_run():
    talk = Conversation(sys.executable, ["no_such_module"])
    assert "No module named 'no_such_module'" in talk.greeting["error"]
    assert talk.run("print('on')")["stdout"] == "on\n"
    talk.close()


def test_it_is_valid_on_python_3_7():
    import ast

    ast.parse(RUNNER.read_text(), feature_version=(3, 7))
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(RUNNER.read_text()))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names - {"numpy"} <= sys.stdlib_module_names


@pytest.fixture(scope="module")
def tensorflow():
    env = environments.gate(environments.load_all())[-1]
    talk = Conversation(environments.make(env), ["tensorflow"], str(data.mnist()))
    assert talk.greeting["error"] is None
    yield talk
    talk.close()


TENSORFLOW = "import tensorflow as tf\n"


def test_layer_names_and_weights_start_anew(tensorflow):
    code = TENSORFLOW + (
        "model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])\n"
        "print(model.layers[0].name, model.get_weights()[0].sum())"
    )
    one, two = tensorflow.run(code), tensorflow.run(code)
    assert one["stdout"] == two["stdout"]
    assert one["stdout"].startswith("dense ")


def test_autograph_finds_the_source(tensorflow):
    """pytest-codeblocks' own `exec` has no file: OperatorNotAllowedInGraphError."""
    code = TENSORFLOW + (
        "@tf.function\ndef sign(x):\n    if x > 0:\n        return 1\n    return -1\n"
        "print(int(sign(tf.constant(2.0))), sign.__module__)"
    )
    assert tensorflow.run(code)["stdout"] == "1 __main__\n"


@pytest.mark.parametrize("fresh", [False, True])
def test_the_real_call_gives_our_mnist(tensorflow, fresh):
    code = TENSORFLOW + (
        "import hashlib\n"
        "(x, y), (u, v) = tf.keras.datasets.mnist.load_data()\n"
        "print(x.shape, y.shape, u.shape, v.shape, x.dtype)\n"
        "print(hashlib.sha256(x.tobytes()).hexdigest())"
    )
    answer = tensorflow.run(
        code, fresh=fresh, cpu_seconds=60, seconds=120, megabytes=4000
    )
    assert answer["stdout"].splitlines() == [
        "(60000, 28, 28) (60000,) (10000, 28, 28) (10000,) uint8",
        data.ARRAYS["x_train"],
    ]


def test_an_example_leaves_no_files_behind(tensorflow):
    before = set(os.listdir("/tmp"))
    tensorflow.run(TENSORFLOW + "print(tf.function(lambda x: x + 1)(tf.constant(1)))")
    left = {n for n in set(os.listdir("/tmp")) - before if "autograph" in n}
    assert left == set()
