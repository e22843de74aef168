"""The pool: what hangs or dies costs only its own tasks, producers come first.

Its workers run in this test's own interpreter and preload a stand-in for TensorFlow,
which does what the test needs: it hangs, crashes, or only imports.
"""

import os
import signal
import sys
import threading
import time
from concurrent.futures import CancelledError, as_completed
from pathlib import Path

import pytest

from harness.pool import (
    Pool,
    ProducerFailed,
    Request,
    SetupFailed,
    Task,
    WorkerClient,
    WorkerDied,
    WorkerTimeout,
)

pytestmark = pytest.mark.slow  # it starts processes


HANG = "import time; print('before the hang', flush=True); time.sleep(60)"
SLEEP = "import time; time.sleep({}); print('slept')"
# Ends the worker, the job's parent. The job itself lives on for a moment at most.
KILL_WORKER = "import os, time; os.kill(os.getppid(), 9); time.sleep(60)"
STOP_WORKER = "import os; os.kill(os.getppid(), 19)"


class Fleet:
    """Starts workers by the name of an environment, and remembers them."""

    def __init__(self, folder, imports):
        self.imports = imports  # what importing TensorFlow does, by environment
        self.folder = folder
        self.settings = {"greeting_seconds": 20, "grace_seconds": 20}
        self.clients = []

    def start(self, name):
        packages = self.folder / name
        (packages / "tensorflow").mkdir(parents=True, exist_ok=True)
        text = self.imports.get(name, "")
        (packages / "tensorflow" / "__init__.py").write_text(text)
        client = WorkerClient(
            Path(sys.executable),
            {**os.environ, "PYTHONPATH": str(packages)},
            {"preload": ["tensorflow"], "subject": None},
            **self.settings,
        )
        self.clients.append((name, client))
        return client

    def started(self):
        return [name for name, _ in self.clients]


@pytest.fixture
def fleet(tmp_path):
    return Fleet(tmp_path, {})


@pytest.fixture
def pool(fleet):
    with Pool(fleet.start, [None, None]) as pool:
        yield pool
    for _, client in fleet.clients:
        assert client._process.poll() is not None
        assert not client._folder.exists()


def request(code, **settings):
    limits = {"cpu_seconds": 20, "wall_seconds": 20, "megabytes": 2000}
    return Request(id="job", filename="x.py", code=code, **limits | settings)


def job(key, env, code, needs=(), io_bound=False, **settings):
    """A task that runs a program, and gives what it printed or why it aborted."""

    def run(slot):
        result = slot.worker().run(request(code, **settings), slot.cpu)
        return result["aborted"] or result["stdout"].strip()

    return Task(key, env, lambda: None, run, io_bound, tuple(needs))


def plain(key, run=lambda: "done", env="plain", needs=(), io_bound=False):
    """A task without a worker."""
    return Task(key, env, lambda: None, lambda slot: run(), io_bound, tuple(needs))


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it didn't happen"
        time.sleep(0.01)


def test_a_worker_starts_with_its_first_task_and_ends_with_its_last(pool, fleet):
    codes = [job(n, "a", f"print({n})") for n in range(4)] + [job("b", "b", "print(9)")]
    futures = pool.submit(codes)
    assert {key: future.result(20) for key, future in futures.items()} == {
        0: "0", 1: "1", 2: "2", 3: "3", "b": "9",
    }  # fmt: skip
    assert sorted(fleet.started()) == ["a", "b"]
    wait_until(lambda: all(c._process.poll() == 0 for _, c in fleet.clients))


def test_a_result_names_its_request(fleet):
    client = fleet.start("a")
    result = client.run(request("print(1)"), None)
    assert (result["id"], result["stdout"]) == ("job", "1\n")
    assert client.greeting["protocol"] == 1
    client.close()
    with pytest.raises(WorkerDied, match="it was closed"):
        client.run(request("print(1)"), None)


def test_a_hanging_import_costs_only_its_own_tasks(pool, fleet):
    fleet.imports["hangs"] = HANG
    fleet.settings["greeting_seconds"] = 1.5
    started = time.monotonic()
    futures = pool.submit(
        [job(("hangs", n), "hangs", "print(1)") for n in range(5)]
        + [job(("works", n), "works", f"print({n})") for n in range(5)]
    )
    assert [futures["works", n].result(20) for n in range(5)] == list("01234")
    for n in range(5):
        with pytest.raises(WorkerTimeout) as caught:
            futures["hangs", n].result(20)
        assert str(caught.value).startswith("hangs: no greeting within 1.5 s")
        assert "before the hang" in str(caught.value)
    assert fleet.started().count("hangs") == 1  # nobody waits for it again
    assert time.monotonic() - started < 10


def test_while_an_import_hangs_the_others_go_on(pool, fleet):
    fleet.imports["hangs"] = HANG
    started = time.monotonic()
    hanging = [job(("hangs", n), "hangs", "print(1)") for n in range(9)]
    futures = pool.submit([*hanging, job("works", "works", "print(1)")])
    assert futures["works"].result(10) == "1"
    assert time.monotonic() - started < 10
    assert not futures["hangs", 0].done()


def test_an_import_that_crashes_costs_only_its_own_tasks(pool, fleet):
    crash = "import os; os.write(2, b'Illegal thing'); os.kill(os.getpid(), 4)"
    fleet.imports["crashes"] = crash
    tasks = [job(1, "crashes", "print(1)"), job(2, "works", "print(2)")]
    futures = pool.submit([*tasks, job(3, "crashes", "print(3)")])
    assert futures[2].result(20) == "2"
    for key in (1, 3):
        with pytest.raises(WorkerDied, match=r"^crashes: .*signal 4.*Illegal thing"):
            futures[key].result(20)


def test_a_killed_worker_costs_only_the_running_job(pool, fleet):
    killer = job("kills", "a", KILL_WORKER)
    after = [job(n, "a", f"print({n})", needs=[]) for n in range(3)]
    futures = pool.submit([killer, *after, job("b", "b", "print(9)")])
    with pytest.raises(WorkerDied, match=r"^a: .*signal 9"):
        futures["kills"].result(20)
    assert [futures[n].result(20) for n in range(3)] == ["0", "1", "2"]
    assert futures["b"].result(20) == "9"
    assert fleet.started().count("b") == 1


def test_a_job_alone_in_its_worker_is_not_tried_again(fleet):
    with Pool(fleet.start, [None]) as pool:
        after = [job(n, "a", f"print({n})") for n in range(3)]
        futures = pool.submit([job("kills", "a", KILL_WORKER), *after])
        with pytest.raises(WorkerDied):
            futures["kills"].result(20)
        assert [futures[n].result(20) for n in range(3)] == ["0", "1", "2"]
    assert fleet.started() == ["a", "a"]  # the dead worker left the pool


def test_who_merely_waits_in_a_worker_is_tried_once_more(pool, fleet):
    """Neither can be told from the other, so both run again, each in its own worker."""
    first = job("first", "a", "print(1)")
    waits = job("waits", "a", SLEEP.format(1.5), needs=[first])
    kills = job("kills", "a", f"import time; time.sleep(0.7)\n{KILL_WORKER}", [first])
    futures = pool.submit([waits, kills])
    with pytest.raises(WorkerDied):
        futures["kills"].result(20)
    assert futures["waits"].result(20) == "slept"


def test_a_hanging_job_is_ended_by_its_limit(pool, fleet):
    hanging = job(1, "a", SLEEP.format(60), wall_seconds=1)
    futures = pool.submit([hanging, job(2, "a", SLEEP.format(2))])
    assert futures[1].result(10) == "time limit of 1 s"
    assert futures[2].result(10) == "slept"
    assert fleet.started() == ["a"]


def test_a_hanging_worker_is_ended_by_the_limit_on_its_answer(pool, fleet):
    fleet.settings["grace_seconds"] = 1
    started = time.monotonic()
    stops = job("stops", "a", STOP_WORKER, wall_seconds=1)
    futures = pool.submit([stops, job("waits", "a", "print(1)", wall_seconds=20)])
    with pytest.raises(WorkerTimeout, match=r"^a: no answer to job within 2 s"):
        futures["stops"].result(20)
    assert futures["waits"].result(20) == "1"
    assert time.monotonic() - started < 15


@pytest.mark.skipif(sys.platform != "linux", reason="/proc lists the processes")
def test_nothing_of_a_killed_worker_lives_on(pool, fleet, tmp_path):
    """Neither its job nor what that started."""
    left = tmp_path / "left"
    os.mkfifo(left)
    code = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen(['sleep', '61'], stdin=open({str(left)!r}))\n"
        "time.sleep(60)"
    )
    pool.submit([job(1, "a", code)])
    with open(left, "w") as pipe:  # waits until the job's own child has it open
        pool.close()

        def gone():
            try:
                os.write(pipe.fileno(), b"x")
            except BrokenPipeError:
                return True
            return False

        wait_until(gone, 5)


def test_a_job_that_cannot_begin_leaves_its_worker_alive(pool, fleet):
    bad = job(1, "a", "print(1)", inputs={"given": "/nowhere"})
    futures = pool.submit([bad, job(2, "a", "print(2)", needs=[])])
    with pytest.raises(SetupFailed, match="/nowhere"):
        futures[1].result(20)
    assert futures[2].result(20) == "2"
    assert fleet.started() == ["a"]


def test_a_failing_preparation_costs_only_its_own_task(pool):
    def prepare():
        raise LookupError("no such wheel")

    bad = Task("bad", "a", prepare, lambda slot: None)
    futures = pool.submit([bad, plain("good", env="a")])
    with pytest.raises(LookupError, match="no such wheel"):
        futures["bad"].result(10)
    assert futures["good"].result(10) == "done"


def test_producers_run_once_and_before_their_consumers(pool):
    ran = []
    made = [plain(("made", n), lambda n=n: ran.append(n), env=f"{n}") for n in range(3)]
    users = [
        plain(n, lambda: ran.append("user"), env=f"{n}", needs=made) for n in range(22)
    ]
    for future in pool.submit(users).values():
        future.result(10)
    assert sorted(ran[:3]) == [0, 1, 2]
    assert ran[3:] == ["user"] * 22


def test_long_chains_and_many_consumers_do_not_block(fleet):
    """On one CPU, with far more waiting tasks than threads."""
    with Pool(fleet.start, [None]) as pool:
        chain = plain("chain 0", lambda: time.sleep(0.2))
        for n in range(1, 50):
            chain = plain(f"chain {n}", needs=[chain])
        users = [plain(n, needs=[chain]) for n in range(200)]
        other = plain("other", env="other")
        futures = pool.submit([*users, other])
        assert futures["other"].result(10) == "done"
        assert [future.result(20) for future in futures.values()] == ["done"] * 201


def test_a_waiting_consumer_holds_no_cpu(fleet):
    """Its producer needs the only one, and so does what comes after it."""
    go = threading.Event()
    with Pool(fleet.start, [None]) as pool:
        slow = plain("slow", lambda: go.wait(10), io_bound=True)
        users = [plain(n, needs=[slow]) for n in range(20)]
        futures = pool.submit([*users, plain("other", env="other")])
        assert futures["other"].result(5) == "done"
        assert not futures[0].done()
        go.set()
        assert futures[19].result(5) == "done"


def test_a_failed_producer_fails_only_its_consumers(pool):
    bad = plain("bad", lambda: 1 / 0)
    middle = plain("middle", needs=[bad])
    futures = pool.submit([plain("last", needs=[middle]), plain("other"), middle])
    with pytest.raises(ProducerFailed, match="bad: division by zero") as caught:
        futures["middle"].result(10)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    with pytest.raises(ProducerFailed, match="middle: bad: division by zero"):
        futures["last"].result(10)
    assert futures["other"].result(10) == "done"


def test_tasks_that_need_themselves_are_refused(pool):
    inner = plain("a")
    with pytest.raises(ValueError, match="a needs itself"):
        pool.submit([plain("a", needs=[plain("b", needs=[inner])])])
    with pytest.raises(ValueError, match="same key"):
        pool.submit([plain("a"), plain("a")])


def test_tasks_begin_in_their_order(fleet):
    """As far as the threads that prepare them can keep it: there are three."""
    ran = []

    def run(n):
        ran.append(n)
        time.sleep(0.02)

    with Pool(fleet.start, [None]) as pool:
        tasks = [plain(n, lambda n=n: run(n), env=str(n)) for n in range(40)]
        for future in pool.submit(tasks).values():
            future.result(10)
    assert max(abs(n - place) for place, n in enumerate(ran)) <= 3


def test_io_bound_tasks_run_beside_the_others(fleet):
    both = threading.Barrier(3)
    with Pool(fleet.start, [None]) as pool:
        tasks = [
            plain(n, lambda: both.wait(5) >= 0, env=str(n), io_bound=n > 0)
            for n in range(3)
        ]
        for future in pool.submit(tasks).values():
            assert future.result(10)


def test_no_two_tasks_share_a_cpu(fleet):
    busy, most = [], []

    def run(slot):
        busy.append(slot.cpu)
        most.append(sorted(busy))
        time.sleep(0.05)
        busy.remove(slot.cpu)

    with Pool(fleet.start, [3, 5]) as pool:
        tasks = [Task(n, str(n), lambda: None, run) for n in range(10)]
        for future in pool.submit(tasks).values():
            future.result(10)
    assert [3, 5] in most
    assert all(cpus in ([3], [5], [3, 5]) for cpus in most)


def test_with_many_workers_alive_their_own_tasks_come_first(fleet):
    """Else 22 environments of 22 tasks each are 22 workers at a time."""
    alive = []

    def run(slot):
        slot.worker()
        alive.append(sum(c._process.poll() is None for _, c in fleet.clients))

    with Pool(fleet.start, [None, None]) as pool:
        names = [f"e{n % 16}" for n in range(48)]
        tasks = [Task(n, name, lambda: None, run) for n, name in enumerate(names)]
        for future in pool.submit(tasks).values():
            future.result(60)
    assert max(alive) < 12


@pytest.mark.parametrize("import_hangs", [False, True])
def test_close_is_quick_and_wakes_all_who_wait(fleet, import_hangs):
    fleet.imports["a"] = HANG if import_hangs else ""
    pool = Pool(fleet.start, [None])
    first = job("first", "a", SLEEP.format(60))
    tasks = [first, plain("waits", needs=[first]), plain("prepares", env="b")]
    futures = pool.submit(tasks)
    wait_until(lambda: fleet.clients)
    time.sleep(0.5)
    started = time.monotonic()
    pool.close()
    assert time.monotonic() - started < 5
    assert len(list(as_completed(futures.values(), timeout=5))) == 3
    with pytest.raises(WorkerDied, match="the pool was closed"):
        futures["first"].result(0)
    with pytest.raises(CancelledError):
        futures["waits"].result(0)
    wait_until(lambda: all(c._process.poll() is not None for _, c in fleet.clients))
    pool.close()
    with pytest.raises(RuntimeError, match="the pool was closed"):
        pool.submit([plain("late")])


def test_close_ends_a_worker_that_just_starts(fleet):
    starts, go = threading.Event(), threading.Event()

    def start(name):
        starts.set()
        go.wait(10)
        return fleet.start(name)

    pool = Pool(start, [None])
    pool.submit([job(1, "a", SLEEP.format(60))])
    starts.wait(10)
    pool.close()
    go.set()
    wait_until(lambda: fleet.clients)
    wait_until(lambda: fleet.clients[0][1]._process.poll() is not None, 5)


def test_close_does_not_wait_for_a_preparation(fleet):
    go = threading.Event()
    pool = Pool(fleet.start, [None])
    slow = Task("slow", "a", lambda: go.wait(20) and None, lambda slot: "done")
    future = pool.submit([slow])["slow"]
    wait_until(future.running)
    started = time.monotonic()
    pool.close()
    assert time.monotonic() - started < 2
    with pytest.raises(WorkerDied, match="the pool was closed"):
        future.result(0)
    go.set()


def test_an_interrupt_ends_the_workers(fleet, request):
    """As Ctrl-C does: in the main thread, while it waits for a result."""
    # What is started in the background may ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Pool(fleet.start, [None]) as pool:
        pool.submit([job(1, "a", SLEEP.format(60))])[1].result()
    assert time.monotonic() - started < 10
    wait_until(lambda: all(c._process.poll() is not None for _, c in fleet.clients), 5)
    assert fleet.started() == ["a"]  # and none to try again
