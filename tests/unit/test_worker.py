"""The worker: isolation, limits, and what it reports of a run.

It runs in this test's own interpreter, and TensorFlow is a stand-in of three files.
"""

import ast
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import numpy
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from harness import worker as worker_module
from harness.worker import CUT, KEEP, PROTOCOL

pytestmark = pytest.mark.slow  # it starts processes


WORKER = Path(worker_module.__file__)
SUBJECT = WORKER.with_name("subject_worker.py")
KERNEL = WORKER.with_name("notebook_kernel.py")
REQUEST = {
    "id": 1,
    "filename": "x.py",
    "fresh_interpreter": False,
    "cpu": None,
    "cpu_seconds": 20,
    "wall_seconds": 20,
    "megabytes": 2000,
}
# Applies so many layers of Landlock to itself, each of which allows all but one thing
# that nobody does (to make a block device), then becomes the worker.
LAYERS = """
import ctypes, os, struct, sys
kernel = ctypes.CDLL(None)
kernel.prctl(38, 1, 0, 0, 0)
for _ in range(int(sys.argv[1])):
    rules = kernel.syscall(444, struct.pack("Q", 1 << 11), 8, 0)
    assert kernel.syscall(446, rules, 0) == 0
os.execv(sys.executable, [sys.executable, sys.argv[2]])
"""


class Conversation:
    """Talks to a worker as `harness.worker_client` does."""

    def __init__(
        self, folder, preload=(), subject=None, mnist=None, command=(), path=()
    ):
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, *(command or [WORKER])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "TMPDIR": str(folder),
                "PYTHONPATH": os.pathsep.join(map(str, path)),
            },
        )
        settings = {"preload": preload, "subject": subject and str(subject)}
        self.send(settings | {"mnist": mnist, "log": str(self.log)})
        self.greeting = self.receive()

    def send(self, message):
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def receive(self):
        return json.loads(self.process.stdout.readline())

    def run(self, code, **settings):
        self.send(REQUEST | {"code": code} | settings)
        return self.receive()

    def close(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=10) == 0


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    talk = Conversation(tmp_path_factory.mktemp("worker"), ["json"])
    yield talk
    talk.close()


both = pytest.mark.parametrize("fresh", [False, True])
landlock = pytest.mark.skipif(
    not worker_module.landlock_version(), reason="this kernel has no Landlock"
)


@both
def test_golden_outcomes(talk, fresh):
    """Records contain what the worker reports of these: who changes it raises PROTOCOL,
    so that every record is made again."""
    code = """
        import os, sys, inspect, tempfile, warnings, multiprocessing, signal
        def f():
            return 1
        print(__name__, os.path.basename(__file__), sys.argv == [__file__])
        print(inspect.getsource(f).strip().splitlines()[0], f.__module__)
        print(os.listdir("."), os.listdir(os.environ["HOME"]), os.listdir(tempfile.gettempdir()))
        print(sys.path[0] == os.getcwd(), [m for m in sys.modules if "worker" in m])
        print("to standard error", file=sys.stderr)
        warnings.warn("careful")
        raise ValueError("the end")
    """
    code = "\n".join(line[8:] for line in code.splitlines())
    answer = talk.run(code, fresh_interpreter=fresh)
    assert PROTOCOL == 1
    assert answer["stdout"].splitlines() == [
        "__main__ x.py True",
        "def f(): __main__",
        "['x.py'] [] []",
        "True []",
    ]
    assert answer["stderr"] == "to standard error\n"
    assert answer["warnings"] == [["UserWarning", "careful"]]
    assert answer["aborted"] is None
    assert answer["setup_error"] is None
    assert answer["error"]["type"] == "ValueError"
    assert answer["error"]["message"] == "the end"
    lines = answer["error"]["traceback"].splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1].endswith('x.py", line 11, in <module>')
    assert lines[-1] == "ValueError: the end"
    assert len(lines) == 4
    assert not Path(answer["folder"]).exists()


def test_nothing_leaks_from_one_job_to_the_next(talk):
    talk.run("import os, json; os.environ['LEAK'] = '1'; json.leak = 1; leak = 1")
    answer = talk.run(
        "import os, json\nassert 'LEAK' not in os.environ\n"
        "assert not hasattr(json, 'leak')\nassert 'leak' not in globals()"
    )
    assert answer["error"] is None


def test_seeds_are_the_same_each_time(talk):
    one, two = (talk.run("import random; print(random.random())") for _ in range(2))
    assert one["stdout"] == two["stdout"] != ""


@pytest.mark.parametrize("status", ["0", "3", ""])
def test_an_exit_in_the_middle_is_an_error(talk, status):
    answer = talk.run(f"import sys\nsys.exit({status})\nassert False")
    assert answer["error"]["type"] == "SystemExit"


@pytest.mark.parametrize(
    ("code", "limits", "aborted"),
    [
        ("while True: pass", {"cpu_seconds": 1}, "CPU limit of 1 s"),
        ("import time; time.sleep(60)", {"wall_seconds": 1}, "time limit of 1 s"),
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
def test_what_aborts_a_job_costs_only_that_job(talk, code, limits, aborted):
    started = time.monotonic()
    assert talk.run(code, **limits)["aborted"] == aborted
    assert time.monotonic() - started < 10
    assert talk.run("print('on')")["stdout"] == "on\n"


@landlock
@both
def test_a_job_cannot_write_outside_its_folder(talk, fresh, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("whole")
    assert talk.greeting["landlock"] >= 2
    for code in (
        f"open({str(tmp_path / 'new')!r}, 'w')",
        f"open({str(kept)!r}, 'a')",
        f"import os; os.remove({str(kept)!r})",
        f"import os; os.mkdir({str(tmp_path / 'folder')!r})",
    ):
        answer = talk.run(code, fresh_interpreter=fresh)
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
    assert talk.run(inside, fresh_interpreter=fresh)["error"] is None


@landlock
@both
def test_a_refusal_by_landlock_is_reported(tmp_path, fresh):
    """The kernel allows 16 layers: in the last, the worker's own is one too many."""
    command = ["-c", LAYERS, "16", str(WORKER)]
    talk = Conversation(tmp_path, command=command)
    answer = talk.run("print('never')", fresh_interpreter=fresh)
    refusal = "landlock_restrict_self failed: Argument list too long"
    assert refusal in answer["setup_error"]
    assert answer["aborted"] == "exit status 70"
    assert answer["stdout"] == ""
    talk.close()


@landlock
def test_with_a_layer_left_landlock_refuses_nothing(tmp_path):
    talk = Conversation(tmp_path, command=["-c", LAYERS, "15", str(WORKER)])
    assert talk.run("print('on')")["stdout"] == "on\n"
    talk.close()


def test_without_landlock_the_greeting_says_so(monkeypatch):
    class Kernel:
        def syscall(self, *arguments):
            return -1

    monkeypatch.setattr(worker_module, "LIBC", Kernel())
    assert worker_module.landlock_version() == 0


def test_long_output_is_cut_and_marked(talk):
    answer = talk.run("import sys; print('x' * 10_000_000, file=sys.stderr)")
    assert answer["stdout"] == ""
    assert answer["stderr"] == "x" * 200_000 + "\n[output cut at 200000 characters]\n"


def test_output_of_just_that_length_is_whole(talk):
    answer = talk.run(f"import sys; sys.stdout.write('x' * {KEEP})")
    assert answer["stdout"] == "x" * KEEP


def test_a_long_error_is_cut_and_marked(talk):
    error = talk.run("raise ValueError('x' * 1_000_000)")["error"]
    assert error["message"] == "x" * KEEP + CUT
    assert len(error["traceback"]) == KEEP + len(CUT)
    assert talk.run("print('on')")["stdout"] == "on\n"


def test_endless_warnings_are_cut_and_marked(talk):
    code = "import warnings\nfor i in range(9): warnings.warn(f'{i}' * 30_000)"
    found = talk.run(code)["warnings"]
    assert [message[0] for _, message in found[:-1]] == list("012345")
    assert found[-1] == ["Warning", "[output cut at 200000 characters]"]
    assert talk.run("print('on')")["stdout"] == "on\n"


def test_many_requests_in_one_piece(talk):
    lines = [json.dumps(REQUEST | {"id": n, "code": f"print({n})"}) for n in range(20)]
    talk.process.stdin.write("\n".join(lines) + "\n")
    talk.process.stdin.flush()
    answers = [talk.receive() for _ in lines]
    assert sorted((a["id"], a["stdout"]) for a in answers) == sorted(
        (n, f"{n}\n") for n in range(20)
    )


def test_a_syntax_error_is_the_programs(talk):
    answer = talk.run("x = = 1")
    assert answer["error"]["type"] == "SyntaxError"
    assert "worker.py" not in answer["error"]["traceback"]


@both
def test_inputs_come_in_and_what_is_made_goes_out(talk, fresh, tmp_path):
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "a").write_text("1")
    code = "open('b', 'w').write(open('given/a').read() + '2')"
    inputs = {"given": str(tmp_path / "given")}
    kept = tmp_path / "kept"
    settings = {"inputs": inputs, "fresh_interpreter": fresh}
    talk.run(code + "; 1 / 0", keep=str(kept), **settings)
    assert not kept.exists()
    talk.run(code, keep=str(kept), **settings)
    assert (kept / "b").read_text() == "12"
    assert not (kept / "x.py").exists()


def test_a_job_that_cannot_begin_has_no_result(talk):
    answer = talk.run("print('never')", inputs={"given": "/nowhere"})
    assert "/nowhere" in answer["setup_error"]
    assert talk.run("print('on')")["stdout"] == "on\n"


def test_when_its_asker_is_gone_it_ends_with_its_jobs(tmp_path):
    talk = Conversation(tmp_path)
    talk.send(REQUEST | {"code": "import time; time.sleep(60)"})
    time.sleep(0.3)
    talk.close()
    assert [path.name for path in tmp_path.iterdir()] == ["log"]


def running(pid):
    try:
        state = Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="other kernels can't")
@both
def test_when_the_worker_is_killed_its_jobs_end(tmp_path, fresh):
    talk = Conversation(tmp_path)
    code = "import os, time; os.fork(); time.sleep(60)"  # its child has no parent then
    talk.send(REQUEST | {"code": code, "fresh_interpreter": fresh})
    children = Path(f"/proc/{talk.process.pid}/task/{talk.process.pid}/children")
    while not (found := children.read_text().split()):
        time.sleep(0.01)
    time.sleep(0.5)
    talk.process.kill()
    # No child keeps the pipe open: whoever waits for an answer notices.
    assert select.select([talk.process.stdout], [], [], 5)[0]
    assert talk.process.stdout.read() == ""
    deadline = time.monotonic() + 5
    while running(found[0]) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not running(found[0])
    os.killpg(int(found[0]), signal.SIGKILL)


def test_a_preload_that_fails_is_reported_and_jobs_still_run(tmp_path):
    talk = Conversation(tmp_path, ["no_such_module"])
    assert "No module named 'no_such_module'" in talk.greeting["error"]
    assert talk.run("print('on')")["stdout"] == "on\n"
    talk.close()


@pytest.fixture
def tensorflow(tmp_path):
    """The folder of a stand-in for TensorFlow."""
    files = {
        "__init__.py": "import sys, types\n"
        "print('noise of the import', file=sys.stderr)\n"
        "from tensorflow import keras\n"
        "random = types.SimpleNamespace(set_seed=lambda n: print('seeded', n))\n",
        "keras/__init__.py": "from tensorflow.keras import datasets\n"
        "def __getattr__(name):\n"
        "    print('touched', name)\n"
        "    import types; return types.SimpleNamespace(Dense=1)\n",
        "keras/datasets/__init__.py": "",
        "keras/datasets/mnist.py": "def load_data(path='mnist.npz'):\n"
        "    raise OSError('no network')\n",
    }
    for name, text in files.items():
        path = tmp_path / "packages" / "tensorflow" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "packages"


LOAD = (
    "import tensorflow\nfrom tensorflow.keras.datasets import mnist\n"
    "(x, y), (u, v) = mnist.load_data()\nprint(x.shape, u.shape)"
)


@pytest.fixture
def mnist(tmp_path):
    """A file like MNIST's, with 3 and 2 images."""
    images = {"x_train": numpy.zeros((3, 28, 28)), "x_test": numpy.zeros((2, 28, 28))}
    numpy.savez(tmp_path / "own.npz", y_train=[1] * 3, y_test=[1] * 2, **images)
    return str(tmp_path / "own.npz")


@both
def test_the_subject_serves_mnist_and_seeds(tmp_path, tensorflow, mnist, fresh):
    talk = Conversation(tmp_path, ["tensorflow"], SUBJECT, mnist, path=[tensorflow])
    assert talk.greeting["error"] is None
    assert "touched layers" in talk.greeting["stderr"]
    assert "noise of the import" in talk.greeting["stderr"]
    answer = talk.run(LOAD, fresh_interpreter=fresh)
    # In a fresh interpreter there is nothing to seed yet.
    seeded = [] if fresh else ["seeded 0"]
    assert answer["stdout"].splitlines() == [*seeded, "(3, 28, 28) (2, 28, 28)"]
    assert ("noise of the import" in answer["stderr"]) == fresh
    talk.close()


def test_without_a_subject_the_worker_knows_no_tensorflow(tmp_path, tensorflow):
    talk = Conversation(tmp_path, ["tensorflow"], path=[tensorflow])
    assert "touched" not in talk.greeting["stderr"]
    answer = talk.run(LOAD)
    assert answer["error"]["message"] == "no network"
    assert "seeded" not in answer["stdout"]
    talk.close()
    for word in ("tensorflow", "keras", "mnist"):
        assert word not in WORKER.read_text().lower()


def test_a_notebook_gets_the_subject_too(tmp_path, tensorflow, mnist, monkeypatch):
    """And neither the worker nor its folder."""
    cell = f"{LOAD}\nimport sys\nprint([m for m in sys.modules if 'worker' in m])\n"
    cell += f"print({str(WORKER.parent)!r} in sys.path)"
    settings = {"subject": str(SUBJECT), "mnist": mnist, "cpu": None}
    (tmp_path / "settings.json").write_text(json.dumps(settings | {"cpu_seconds": 60}))
    command = [sys.executable, str(KERNEL), str(tmp_path / "settings.json")]
    (tmp_path / "python3").mkdir()
    spec = {"argv": [*command, "-f", "{connection_file}"], "language": "python"}
    (tmp_path / "python3" / "kernel.json").write_text(
        json.dumps(spec | {"display_name": "Python 3"})
    )
    specs = KernelSpecManager(kernel_dirs=[str(tmp_path)], ensure_native_kernel=False)
    manager = AsyncKernelManager(kernel_spec_manager=specs, kernel_name="python3")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    monkeypatch.setenv("PYTHONPATH", str(tensorflow))
    NotebookClient(notebook, km=manager, timeout=60).execute()
    printed = "".join(o.text for o in notebook.cells[0].outputs if o.name == "stdout")
    assert printed.splitlines() == ["(3, 28, 28) (2, 28, 28)", "[]", "False"]


@pytest.mark.parametrize("path", [WORKER, SUBJECT, KERNEL], ids=lambda path: path.stem)
def test_it_is_valid_on_python_3_7(path):
    tree = ast.parse(path.read_text(), feature_version=(3, 7))
    names = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    environment = {"numpy", "ipykernel", "traitlets", "worker"}
    assert names - environment <= sys.stdlib_module_names
