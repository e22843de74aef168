"""Runs jobs inside one environment's own interpreter.

That interpreter starts this file, so it uses the standard library only and is valid on
Python 3.7. It imports what the jobs share once; every job then runs in a forked child
(or, where it asks for it, in a fresh interpreter), as `__main__`, in an empty working
directory, with its own home and temporary folder. What is special about the subject of
the jobs is in another file, which the settings name.

Protocol: one JSON object per line. The first line in is the settings, the first line
out the greeting; then each line in is a request and each line out a result, in the
order in which they end. `serve` and `watch` list their keys.
"""

import contextlib
import ctypes
import glob
import json
import os
import random
import resource
import select
import shutil
import signal
import struct
import sys
import tempfile
import time
import traceback
import types
import warnings
from os.path import join

PROTOCOL = 1  # raise it when an outcome would differ; tests/unit/test_worker.py
KEEP = 200000  # characters kept of each output
CUT = "\n[output cut at %d characters]\n" % KEEP
POLL = 0.01  # seconds between two looks at the running children
LIBC = ctypes.CDLL(None, use_errno=True)
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # Landlock's system calls
NO_NEW_PRIVILEGES, PARENT_DEATH_SIGNAL = 38, 1  # options of prctl
TRUNCATE = 1 << 14
# To write into a file, remove, make any kind of file, move between folders, truncate.
WRITES = 1 << 1 | sum(1 << bit for bit in range(4, 14)) | TRUNCATE


def load_subject(settings):
    """Loads the file that knows the subject, which no job can import, and installs its
    finders. Returns its module: `finders(settings)`, `after_import(name)`, `seed()`."""
    subject = types.ModuleType("subject_worker")
    subject.finders, subject.seed = (lambda settings: []), (lambda: None)
    subject.after_import = lambda name: None
    if settings["subject"] is not None:
        with open(settings["subject"], encoding="utf-8") as file:
            code = compile(file.read(), settings["subject"], "exec")
        exec(code, vars(subject))
    sys.meta_path[:0] = subject.finders(settings)
    return subject


def preload(modules, subject):
    """Imports what jobs share. Returns the traceback where that fails, else None."""
    for name in modules:
        try:
            __import__(name)
            subject.after_import(name)
        except BaseException:
            return traceback.format_exc()
    return None


def redirect(descriptor, path):
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(opened, descriptor)
    os.close(opened)


def seed(subject):
    """Seeds the generators of random numbers that are imported already."""
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)
    subject.seed()


def cut(text):
    """The text, marked where more than `KEEP` characters of it had to go."""
    return text if len(text) <= KEEP else text[:KEEP] + CUT


def describe(error, filename):
    """The error as a reader would see it: without this file's own frames."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename != filename:
        frames = frames.tb_next
    lines = traceback.format_exception(type(error), error, frames)
    kind, message = type(error).__name__, cut(str(error))
    return {"type": kind, "message": message, "traceback": cut("".join(lines))}


def check(name, returned):
    """What a call of the C library returned; raises `OSError` where it failed."""
    if returned < 0:
        number = ctypes.get_errno()
        raise OSError(number, "%s failed: %s" % (name, os.strerror(number)))
    return returned


def landlock_version():
    """The version of Landlock's ABI that `fence` uses; 0 where the kernel has none, and
    for version 1, which can't allow to move a file between folders."""
    linux = sys.platform == "linux"
    version = LIBC.syscall(CREATE_RULESET, None, 0, 1) if linux else 0
    return version if version >= 2 else 0


def fence(folder):
    """Lets this process and its children write below the folder only, where the kernel
    has Landlock (the greeting says so). Raises `OSError` where it refuses a call."""
    version = landlock_version()
    if not version:
        return
    writes = WRITES if version >= 3 else WRITES & ~TRUNCATE
    rules = LIBC.syscall(CREATE_RULESET, struct.pack("Q", writes), 8, 0)
    check("landlock_create_ruleset", rules)
    # /dev/null and /dev/shm are nobody's files; /proc is the process's own.
    for place in filter(os.path.exists, (folder, "/dev", "/proc")):
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
        beneath = struct.pack("=Qi", writes, opened)
        check("landlock_add_rule", LIBC.syscall(ADD_RULE, rules, 1, beneath, 0))
        os.close(opened)
    check("prctl", LIBC.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    check("landlock_restrict_self", LIBC.syscall(RESTRICT_SELF, rules, 0))
    os.close(rules)


def set_up(request, folder):
    """Makes this process the job's own. Returns the program's file name."""
    for name in ("home", "tmp", "work"):
        os.mkdir(join(folder, name))
    os.environ["HOME"] = join(folder, "home")
    os.environ["TMPDIR"] = tempfile.tempdir = join(folder, "tmp")
    os.chdir(join(folder, "work"))
    for name, place in request.get("inputs", {}).items():
        shutil.copytree(place, join(folder, "work", name))
    filename = join(folder, "work", request["filename"])
    with open(filename, "w", encoding="utf-8") as file:
        file.write(request["code"])

    if request.get("cpu") is not None and hasattr(os, "sched_setaffinity"):
        # One CPU each: the same digits on every machine, and no two jobs in each
        # other's way. Libraries size their thread pools by this.
        os.sched_setaffinity(0, {request["cpu"]})
    seconds = int(request["cpu_seconds"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def keep(message, category, filename, lineno, file=None, line=None):
        with open(join(folder, "warnings"), "a", encoding="utf-8") as caught:
            caught.write(json.dumps([category.__name__, str(message)]) + "\n")

    fence(folder)
    warnings.showwarning = keep
    with contextlib.suppress(AttributeError):  # a stream that isn't a text file
        sys.stdout.reconfigure(line_buffering=True)
    return filename


def run(request, folder, subject):
    """Runs one request in this separate process, and exits."""
    try:
        filename = set_up(request, folder)
    except BaseException:
        with open(join(folder, "setup_error"), "w", encoding="utf-8") as file:
            file.write(traceback.format_exc())
        os._exit(70)
    main = types.ModuleType("__main__")
    vars(main).update(__file__=filename, __builtins__=__builtins__)
    sys.modules["__main__"], sys.argv = main, [filename]
    sys.path.insert(0, os.path.dirname(filename))
    seed(subject)
    error, started = None, time.time()
    try:
        exec(compile(request["code"], filename, "exec"), main.__dict__)
    except BaseException as raised:
        error = describe(raised, filename)
    result = {"error": error, "seconds": time.time() - started}
    with contextlib.suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()
    with open(join(folder, "partial.json"), "w", encoding="utf-8") as file:
        json.dump(result, file)
    os.rename(join(folder, "partial.json"), join(folder, "result.json"))
    os._exit(0)


def start(request, settings, subject, forked, pipes):
    """Starts one request in its own process group. Returns what `watch` needs. The
    child closes `pipes`: whoever is at their other end notices when the worker ends."""
    folder = tempfile.mkdtemp(prefix="example-")
    if not forked:
        with open(join(folder, "request.json"), "w", encoding="utf-8") as file:
            json.dump([request, settings], file)
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            redirect(1, join(folder, "stdout"))
            redirect(2, join(folder, "stderr"))
            for pipe in pipes:
                os.close(pipe)
            if sys.platform == "linux":
                check("prctl", LIBC.prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))
            if forked:
                run(request, folder, subject)
            os.execv(sys.executable, [sys.executable, __file__, "--fresh", folder])
        except BaseException:
            traceback.print_exc()
        os._exit(70)
    child = types.SimpleNamespace(pid=pid, folder=folder, request=request)
    child.started, child.looked, child.limit, child.peak = time.monotonic(), 0, None, 0
    return child


def group_memory(leader):
    """Resident bytes of a process group; 0 where there is no /proc."""
    total = 0
    for path in glob.glob("/proc/[0-9]*/statm"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            if os.getpgid(int(path.split("/")[2])) == leader:
                with open(path) as file:
                    total += int(file.read().split()[1]) * resource.getpagesize()
    return total


def kill(group):
    """Ends a process group. Returns whether there was one left to end."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def read(path, limit=KEEP):
    """A file's text, cut and marked where it is too long; empty where there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read() if limit is None else cut(file.read(limit + 1))
    except FileNotFoundError:
        return ""


def read_warnings(folder):
    """Pairs of category and message. Where they are cut, the last says so."""
    text, found = read(join(folder, "warnings")), []
    for line in text.splitlines():
        with contextlib.suppress(ValueError):  # a line that was cut, and the mark
            found.append(json.loads(line))
    return found + [["Warning", CUT.strip()]] * text.endswith(CUT)


def enforce_limits(child, request):
    """Ends a running child that exceeds a limit."""
    elapsed, limit = time.monotonic() - child.started, None
    if elapsed > request["wall_seconds"]:
        limit = "time limit of %d s" % request["wall_seconds"]
    elif elapsed - child.looked > 0.5:
        child.looked, used = elapsed, group_memory(child.pid)
        child.peak = max(child.peak, used)
        if used > request["megabytes"] * 2**20:
            limit = "memory limit of %d MB" % request["megabytes"]
    if limit and child.limit is None:
        child.limit = limit
        kill(child.pid)


def why_aborted(child, status, cpu, ended, left_behind):
    """Why a child didn't end by itself and in order, or None."""
    number, seconds = os.WTERMSIG(status), child.request["cpu_seconds"]
    if child.limit is not None:
        return child.limit
    if number == signal.SIGXCPU or (number == signal.SIGKILL and cpu >= seconds):
        return "CPU limit of %d s" % seconds
    if number:
        return signal.Signals(number).name
    if not ended:
        return "exit status %d" % os.WEXITSTATUS(status)
    return "left a child process behind" if left_behind else None


def watch(child):
    """Returns a child's result once it has ended, else None; enforces its limits.

    Result: `id`; `aborted` (why it didn't end by itself, or null); `error` (`type`,
    `message`, `traceback`, or null); `setup_error` (the traceback where the program
    never began, or null); `seconds` (of the program), `wall` (with set-up), `cpu`
    (seconds), `megabytes` (peak); `stdout`, `stderr`, `warnings` (pairs of category and
    message); `folder` (where it ran, removed by now).
    """
    folder, request = child.folder, child.request
    pid, status, usage = os.wait4(child.pid, os.WNOHANG)
    if pid == 0:
        return enforce_limits(child, request)
    elapsed = time.monotonic() - child.started
    left_behind = kill(child.pid)
    result = json.loads(read(join(folder, "result.json"), None) or "{}")
    cpu = usage.ru_utime + usage.ru_stime
    aborted = why_aborted(child, status, cpu, bool(result), left_behind)
    answer = {
        "id": request["id"],
        "aborted": aborted,
        "error": result.get("error"),
        "setup_error": read(join(folder, "setup_error")) or None,
        "seconds": result.get("seconds", elapsed),
        "cpu": cpu,
        "wall": elapsed,
        "megabytes": max(child.peak >> 20, usage.ru_maxrss >> 10),
        "stdout": read(join(folder, "stdout")),
        "stderr": read(join(folder, "stderr")),
        "warnings": read_warnings(folder),
        "folder": folder,
    }
    if request.get("keep") and not (aborted or result["error"]):
        own = shutil.ignore_patterns(request["filename"], "__pycache__")
        shutil.copytree(join(folder, "work"), request["keep"], ignore=own)
    shutil.rmtree(folder, ignore_errors=True)
    return answer


def serve():
    """Reads the settings and the requests; prints the greeting and the results.

    Settings: `preload` (module names), `subject` (path of the file that knows the
    subject, or null; its own settings are listed there), `log` (path for what this
    process and the import print).
    Greeting: `python`, `error` (the preload's traceback, or null), `stderr` (what the
    import printed), `seconds` (of the import), `protocol`, `landlock` (the version that
    fences the jobs, 0 where nothing does).
    Request: `id`, `filename`, `code`, `fresh_interpreter`, `cpu` (its number, or null),
    `cpu_seconds`, `wall_seconds`, `megabytes`; `inputs` (folders to copy into the
    working directory, by name), `keep` (where to leave the files that a job without an
    error made, or null). Result: see `watch`.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Unbuffered: what was read ahead, `select` wouldn't see.
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    settings = json.loads(requests.readline())

    def answer(message):
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    redirect(1, settings["log"])
    redirect(2, settings["log"])
    subject = load_subject(settings)
    started = time.time()
    error = preload(settings["preload"], subject)
    sys.stderr.flush()
    answer(
        {
            "python": ".".join(map(str, sys.version_info[:3])),
            "error": error,
            "stderr": read(settings["log"]),
            "seconds": time.time() - started,
            "protocol": PROTOCOL,
            "landlock": landlock_version(),
        }
    )
    pipes = (answers.fileno(), requests.fileno())
    children = []
    while True:
        if select.select([requests], [], [], POLL if children else None)[0]:
            line = requests.readline()
            if not line:
                break
            request = json.loads(line)
            forked = not request["fresh_interpreter"] and error is None
            children.append(start(request, settings, subject, forked, pipes))
        for child in list(children):
            result = watch(child)
            if result is not None:
                children.remove(child)
                answer(result)
    # The client closed its end, so nobody waits for the results.
    for child in children:
        kill(child.pid)
        os.kill(child.pid, signal.SIGKILL)  # where it has no group yet
        os.waitpid(child.pid, 0)
        shutil.rmtree(child.folder, ignore_errors=True)


if __name__ == "__main__":
    del sys.path[0]  # this file's folder contains no modules for a job
    if sys.argv[1:2] == ["--fresh"]:  # the other end of `start`, in a new interpreter
        request, settings = json.loads(read(join(sys.argv[2], "request.json"), None))
        run(request, sys.argv[2], load_subject(settings))
    serve()
