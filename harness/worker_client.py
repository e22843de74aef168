"""Talks to one worker process, from many threads, with a time limit on every answer."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORKER = Path(__file__).with_name("worker.py")
TAIL = 2000  # characters of a worker's log that its end quotes
# Programs give way to whatever else runs: tests that go on meanwhile, or an editor.
NICENESS = 10


class WorkerDied(Exception):
    """A worker ended, or had to be ended, without an answer. A `bystander` merely waited
    in it: another task may be the reason."""

    bystander = False


class WorkerTimeout(WorkerDied):
    """A worker didn't answer in time and was killed."""


class SetupFailed(Exception):
    """A living worker couldn't begin a job, so there is no result of its program."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """One job for a worker. `worker.serve` describes the fields."""

    id: str
    filename: str
    code: str
    cpu_seconds: int
    wall_seconds: int
    megabytes: int
    fresh_interpreter: bool = False
    inputs: Mapping[str, str] = field(default_factory=dict)
    keep: str | None = None


class WorkerClient:
    """The worker process of one interpreter, in its own process group. Thread-safe.

    `variables` are all of its environment variables, `settings` are described in
    `worker.serve`. It has `greeting_seconds` for its imports, and for each answer
    `grace_seconds` more than the limit that it enforces itself.
    """

    def __init__(
        self,
        python: Path,
        variables: Mapping[str, str],
        settings: Mapping[str, Any],
        greeting_seconds: float = 180,
        grace_seconds: float = 60,
    ) -> None:
        self._grace, self._greeting_seconds = grace_seconds, greeting_seconds
        self._deadline = time.monotonic() + greeting_seconds
        self._greeting: Future[dict[str, Any]] = Future()
        self._answers: dict[int, Future[dict[str, Any]]] = {}
        self._numbers = itertools.count()
        self._outbox: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._end = ""  # why it ended
        self._folder = Path(tempfile.mkdtemp(prefix="worker-"))
        self._log = self._folder / "log"
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                [python, WORKER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**variables, "TMPDIR": str(self._folder)},
                start_new_session=True,  # the user's Ctrl-C is for us
            )
        with contextlib.suppress(OSError):  # it ended already: the greeting says so
            os.setpriority(os.PRIO_PROCESS, self._process.pid, NICENESS)
        self._outbox.put({**settings, "log": str(self._log)})
        threading.Thread(target=self._write, daemon=True).start()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def dead(self) -> bool:
        return bool(self._end)

    @property
    def greeting(self) -> dict[str, Any]:
        """What the worker says after its imports; raises `WorkerDied`."""
        try:
            return self._greeting.result(max(0, self._deadline - time.monotonic()))
        except TimeoutError:
            self.kill(f"no greeting within {self._greeting_seconds:g} s")
            raise WorkerTimeout(self._end) from None

    def run(self, request: Request, cpu: int | None) -> dict[str, Any]:
        """A job's result (see `worker.watch`); raises `WorkerDied`, `SetupFailed`."""
        _ = self.greeting
        number, answer = next(self._numbers), Future[dict[str, Any]]()
        with self._lock:
            if self._end:
                raise self._death(bystander=True)
            self._answers[number] = answer
        inputs = dict(request.inputs)
        job = {**vars(request), "id": number, "cpu": cpu, "inputs": inputs}
        self._outbox.put(job)
        seconds = request.wall_seconds + self._grace
        try:
            result = answer.result(seconds)
        except TimeoutError:
            self._answers.pop(number, None)
            self.kill(f"no answer to {request.id} within {seconds:g} s")
            raise WorkerTimeout(self._end) from None
        if result["setup_error"]:
            raise SetupFailed(f"{request.id} didn't begin: {result['setup_error']}")
        return {**result, "id": request.id}

    def close(self) -> None:
        """Ends the worker and its jobs; what doesn't end in 2 s is killed."""
        self._note_end("it was closed")
        self._outbox.put(None)
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(2)
        finally:
            self.kill("it was closed")
            self._reader.join(10)

    def kill(self, why: str) -> None:
        """Ends the worker and its jobs at once."""
        self._note_end(why)
        if self._process.poll() is None:
            # The worker first, or it would report its children's end as a result.
            for group in (self._process.pid, *_children(self._process.pid)):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(group, signal.SIGKILL)

    def _note_end(self, why: str) -> bool:
        """Notes why it ended; returns False where that was known."""
        try:
            said = self._log.read_text("utf-8", "replace")[-TAIL:].strip()
        except OSError:
            said = ""
        with self._lock:
            known = bool(self._end)
            self._end = self._end or f"{why}; its log ends with: {said or '(nothing)'}"
        return not known

    def _death(self, bystander: bool) -> WorkerDied:
        error = WorkerDied(self._end)
        error.bystander = bystander
        return error

    def _write(self) -> None:
        """Sends what is in the outbox: a hanging worker blocks this thread only."""
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(OSError), stdin:  # its end is for `_read` to notice
            while (message := self._outbox.get()) is not None:
                stdin.write(json.dumps(message).encode() + b"\n")
                stdin.flush()

    def _read(self) -> None:
        """Hands out what the worker answers; fails all who wait when it ends."""
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError), self._process.stdout as answers:
            for line in answers:
                message = json.loads(line)
                if not self._greeting.done():
                    self._greeting.set_result(message)
                elif answer := self._answers.pop(message["id"], None):
                    answer.set_result(message)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()  # nothing, unless it only closed its end
        status = self._process.wait()
        name = f"signal {-status}" if status < 0 else f"exit status {status}"
        by_itself = self._note_end(f"the worker ended with {name}")
        with self._lock:
            left = list(self._answers.values())
        if not self._greeting.done():
            self._greeting.set_exception(self._death(bystander=False))
        for answer in left:
            answer.set_exception(self._death(not by_itself or len(left) > 1))
        shutil.rmtree(self._folder, ignore_errors=True)


def _children(pid: int) -> list[int]:
    """A process's own children, where /proc lists them; none of one that has ended."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        for task in tasks:
            with contextlib.suppress(OSError):
                found += map(int, (task / "children").read_text().split())
    return found
