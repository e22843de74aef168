"""Runs examples inside one environment's own interpreter.

This file is started by that interpreter, so it uses the standard library only and
is valid on Python 3.7. It imports TensorFlow once; every example then runs in a child
forked from that process (or, where the example says so, in a fresh interpreter), as
`__main__`, in an empty working directory, with its own home and temporary folder.

Protocol: one JSON object a line. The first line in is the settings, the first line
out the greeting; after that every line in is a request and every line out its result,
in the order in which they end. Both are described where they are read, in `serve`.
"""

import contextlib
import json
import os
import random
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
import types
import warnings
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder

PROTOCOL = (
    1  # raise it when an outcome would come out differently; tests/test_runner.py
)
KEEP = 200_000  # characters of each output that are kept
POLL = 0.01  # seconds between two looks at the running children
# Landlock: its system calls, and what counts as writing: to write into a file, to
# remove, to make any kind of file, to move between folders, to cut off.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF, NO_NEW_PRIVILEGES = 444, 445, 446, 38
TRUNCATE = 1 << 14
WRITES = 1 << 1 | sum(1 << bit for bit in range(4, 14)) | TRUNCATE


class ServeMnist(MetaPathFinder):
    """Gives every `*.keras.datasets.mnist` a `load_data` that reads our own copy.

    The download address cannot be reached from the gate, and a file of ours in Keras's
    cache is refused by its hash. The loader is replaced as its module is imported,
    so an example keeps the real call and TensorFlow need not be imported to prepare it.
    """

    def __init__(self, path):
        self.path = path

    def find_spec(self, name, path, target=None):
        if not name.endswith(".datasets.mnist") or "keras" not in name:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is None:
            return None
        execute = spec.loader.exec_module

        def execute_and_replace(module):
            execute(module)
            module.load_data = self.load_data

        spec.loader.exec_module = execute_and_replace
        return spec

    def load_data(self, path="mnist.npz"):
        import numpy

        with numpy.load(self.path) as data:
            return (
                (data["x_train"], data["y_train"]),
                (data["x_test"], data["y_test"]),
            )


def preload(modules):
    """Imports what examples share. Returns the error's text where that fails."""
    for name in modules:
        try:
            __import__(name)
            if name == "tensorflow":
                # Keras is loaded at its first touch. No operation runs: a fork stays sound.
                sys.modules[name].keras.layers.Dense  # noqa: B018
        except BaseException:
            return traceback.format_exc()
    return None


def redirect(descriptor, path):
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(opened, descriptor)
    os.close(opened)


def seed():
    """Pins what an example draws from, as far as it is imported already."""
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)
    if hasattr(sys.modules.get("tensorflow"), "random"):
        sys.modules["tensorflow"].random.set_seed(0)


def describe(error, filename):
    """The error as a reader would see it: without this file's own frames."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename != filename:
        frames = frames.tb_next
    lines = traceback.format_exception(type(error), error, frames)
    return {
        "type": type(error).__name__,
        "message": str(error),
        "traceback": "".join(lines),
    }


def fence(folder):
    """Lets this process and its children write below the folder only, where the kernel
    knows how (Landlock, Linux 5.19): elsewhere nothing holds them back."""
    if sys.platform != "linux":
        return
    import ctypes
    import struct

    kernel = ctypes.CDLL(None)
    version = kernel.syscall(CREATE_RULESET, None, 0, 1)
    if version < 2:
        return
    writes = WRITES if version >= 3 else WRITES & ~TRUNCATE
    handled = struct.pack("Q", writes)
    rules = kernel.syscall(CREATE_RULESET, handled, len(handled), 0)
    # /dev/null and /dev/shm are nobody's files; /proc is the process's own.
    for place in (folder, "/dev", "/proc"):
        with contextlib.suppress(OSError):
            opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
            beneath = struct.pack("=Qi", writes, opened)
            kernel.syscall(ADD_RULE, rules, 1, beneath, 0)
            os.close(opened)
    kernel.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    kernel.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)


def run(request, folder):
    """Runs one request in this process, which is its own, and ends the process."""
    for name in ("home", "tmp", "work"):
        os.mkdir(os.path.join(folder, name))
    os.environ["HOME"] = os.path.join(folder, "home")
    os.environ["TMPDIR"] = tempfile.tempdir = os.path.join(folder, "tmp")
    os.chdir(os.path.join(folder, "work"))
    for name, place in request.get("given", {}).items():
        shutil.copytree(place, os.path.join(folder, "work", name))
    filename = os.path.join(folder, "work", request["name"])
    with open(filename, "w", encoding="utf-8") as file:
        file.write(request["code"])

    if request.get("cpu") is not None and hasattr(os, "sched_setaffinity"):
        # One processor each: the same digits on every machine, and no two in each
        # other's way. TensorFlow sizes its thread pools by this.
        os.sched_setaffinity(0, {request["cpu"]})
    seconds = int(request["cpu_seconds"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def keep(message, category, filename, lineno, file=None, line=None):
        with open(os.path.join(folder, "warnings"), "a", encoding="utf-8") as caught:
            caught.write(json.dumps([category.__name__, str(message)]) + "\n")

    fence(folder)
    warnings.showwarning = keep
    with contextlib.suppress(AttributeError):  # a stream that is no text file
        sys.stdout.reconfigure(line_buffering=True)

    main = types.ModuleType("__main__")
    main.__file__ = filename
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    sys.argv = [filename]
    sys.path.insert(0, os.path.dirname(filename))
    seed()
    error = None
    started = time.time()
    try:
        exec(compile(request["code"], filename, "exec"), main.__dict__)
    except BaseException as raised:
        error = describe(raised, filename)
    result = {"error": error, "seconds": time.time() - started}
    with contextlib.suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()
    partial = os.path.join(folder, "partial.json")
    with open(partial, "w", encoding="utf-8") as file:
        json.dump(result, file)
    os.rename(partial, os.path.join(folder, "result.json"))
    os._exit(0)


def start(request, forked):
    """Starts one request in a process group of its own. Returns what `watch` needs."""
    folder = tempfile.mkdtemp(prefix="example-")
    if not forked:
        with open(os.path.join(folder, "request.json"), "w", encoding="utf-8") as file:
            json.dump(request, file)
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            redirect(1, os.path.join(folder, "stdout"))
            redirect(2, os.path.join(folder, "stderr"))
            if forked:
                run(request, folder)
            os.execv(sys.executable, [sys.executable, __file__, "--fresh", folder])
        except BaseException:
            traceback.print_exc()
        os._exit(70)
    return {
        "pid": pid,
        "folder": folder,
        "request": request,
        "started": time.monotonic(),
        "limit": None,
        "peak": 0,
    }


def group_memory(leader):
    """Resident bytes of a process group; 0 where there is no /proc."""
    total = 0
    for entry in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if not entry.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            if os.getpgid(int(entry)) == leader:
                with open("/proc/%s/statm" % entry) as file:
                    total += int(file.read().split()[1]) * resource.getpagesize()
    return total


def kill(group):
    """Ends a process group. Returns whether there was one left to end."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def read(folder, name):
    try:
        with open(
            os.path.join(folder, name), encoding="utf-8", errors="replace"
        ) as file:
            return file.read(KEEP)
    except FileNotFoundError:
        return ""


def watch(child):
    """Returns a child's result once it has ended, else None; enforces its limits."""
    pid, status, usage = os.wait4(child["pid"], os.WNOHANG)
    request = child["request"]
    elapsed = time.monotonic() - child["started"]
    if pid == 0:
        if elapsed > request["seconds"] and child["limit"] is None:
            child["limit"] = "time limit of %d s" % request["seconds"]
            kill(child["pid"])
        if elapsed - child.get("looked", 0) > 0.5:
            child["looked"] = elapsed
            used = group_memory(child["pid"])
            child["peak"] = max(child["peak"], used)
            if used > request["megabytes"] * 2**20 and child["limit"] is None:
                child["limit"] = "memory limit of %d MB" % request["megabytes"]
                kill(child["pid"])
        return None

    left_behind = kill(child["pid"])
    folder = child["folder"]
    result = json.loads(read(folder, "result.json") or "{}")
    ended = child["limit"]
    if ended is None and os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        used = usage.ru_utime + usage.ru_stime
        cpu = number == signal.SIGXCPU or (
            number == signal.SIGKILL and used >= request["cpu_seconds"]
        )
        ended = (
            "processor limit of %d s" % request["cpu_seconds"]
            if cpu
            else signal.Signals(number).name
        )
    elif ended is None and not result:
        ended = "exit status %d" % os.WEXITSTATUS(status)
    elif ended is None and left_behind:
        ended = "left a child process behind"
    answer = {
        "id": request["id"],
        "ended": ended,
        "error": result.get("error"),
        "seconds": result.get("seconds", elapsed),
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": elapsed,
        "megabytes": max(child["peak"] >> 20, usage.ru_maxrss >> 10),
        "stdout": read(folder, "stdout"),
        "stderr": read(folder, "stderr"),
        "warnings": [
            json.loads(line) for line in read(folder, "warnings").splitlines()
        ],
        "folder": folder,
    }
    if request.get("keep") and not (ended or result["error"]):
        own = shutil.ignore_patterns(request["name"], "__pycache__")
        shutil.copytree(os.path.join(folder, "work"), request["keep"], ignore=own)
    shutil.rmtree(folder, ignore_errors=True)
    return answer


class Lines:
    """JSON objects from a descriptor, one a line, without blocking longer than asked."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.buffer = b""

    def ready(self, seconds):
        """Whether `next` can read; waits so long for it, or for ever with None."""
        if b"\n" in self.buffer:
            return True
        return bool(select.select([self.descriptor], [], [], seconds)[0])

    def next(self):
        """The next object, or None at the end."""
        while b"\n" not in self.buffer:
            chunk = os.read(self.descriptor, 1 << 16)
            if not chunk:
                return None
            self.buffer += chunk
        line, _, self.buffer = self.buffer.partition(b"\n")
        return json.loads(line.decode("utf-8"))


def serve():
    """Reads the settings and the requests; prints the greeting and the results.

    Settings: `preload` (module names), `mnist` (path of an .npz, or null).
    Greeting: `python`, `error` (the preload's traceback, or null), `stderr` (what the
    import printed), `seconds` (that the import took), `protocol`.
    Request: `id`, `name` (of the file), `code`, `fresh`, `cpu` (a processor's number, or
    null), `cpu_seconds`, `seconds`, `megabytes`, `mnist`; `given` (folders to lay into
    the working directory, by name), `keep` (where to leave the files that it made).
    Result: see `watch`.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    requests = Lines(os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    scratch = tempfile.mkdtemp(prefix="runner-")
    tempfile.tempdir = scratch

    def answer(message):
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    settings = requests.next()
    if settings["mnist"]:
        sys.meta_path.insert(0, ServeMnist(settings["mnist"]))
    output = os.path.join(scratch, "import")
    redirect(1, output)
    redirect(2, output)
    started = time.time()
    error = preload(settings["preload"])
    sys.stderr.flush()
    answer(
        {
            "python": ".".join(map(str, sys.version_info[:3])),
            "error": error,
            "stderr": read(scratch, "import"),
            "seconds": time.time() - started,
            "protocol": PROTOCOL,
        }
    )
    children = []
    reading = True
    while reading or children:
        if reading:
            wait = POLL if children else None
            if requests.ready(wait):
                request = requests.next()
                if request is None:
                    # Whoever asked is gone: so is the reason to go on.
                    for child in children:
                        kill(child["pid"])
                    reading = False
                else:
                    request["mnist"] = settings["mnist"]
                    forked = not request["fresh"] and error is None
                    children.append(start(request, forked))
        else:
            time.sleep(POLL)
        for child in list(children):
            result = watch(child)
            if result is not None:
                children.remove(child)
                if reading:
                    answer(result)
    shutil.rmtree(scratch, ignore_errors=True)


def fresh(folder):
    """The other end of `start`, in a new interpreter."""
    with open(os.path.join(folder, "request.json"), encoding="utf-8") as file:
        request = json.load(file)
    if request["mnist"]:
        sys.meta_path.insert(0, ServeMnist(request["mnist"]))
    run(request, folder)


if __name__ == "__main__":
    del sys.path[0]  # this file's neighbours are no modules of an example's
    if sys.argv[1:2] == ["--fresh"]:
        fresh(sys.argv[2])
    else:
        serve()
