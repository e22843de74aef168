"""Runs tasks side by side: one worker process per environment, one task per CPU.

A hanging import, a worker that dies and a worker that hangs each cost only their own
tasks. It knows neither examples nor environments: everything is passed in.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import defaultdict
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from harness.worker_client import Request as Request
from harness.worker_client import SetupFailed as SetupFailed
from harness.worker_client import WorkerClient, WorkerDied
from harness.worker_client import WorkerTimeout as WorkerTimeout

T = TypeVar("T")
CLOSED = "the pool was closed"


class ProducerFailed(Exception):
    """A task that another one needs failed, with this message; `__cause__` has it."""


@dataclass(frozen=True)
class Slot:
    """What a running task may use: a CPU's number (None where they have none), and a
    worker of its environment, which is alive and imported (raises `WorkerDied`)."""

    cpu: int | None
    worker: Callable[[], WorkerClient]


@dataclass(frozen=True)
class Task(Generic[T]):
    """Something to run in an environment.

    `prepare` needs no CPU (it may download); `run` may be called a second time, where
    the worker died with several tasks in it; `io_bound` tasks run without a
    separate CPU; `needs` are the tasks that must have succeeded before.
    """

    key: Hashable
    env_name: str
    prepare: Callable[[], None]
    run: Callable[[Slot], T]
    io_bound: bool = False
    needs: tuple[Task[Any], ...] = ()


class _Env:
    """An environment's worker, and how its tasks fare."""

    def __init__(self) -> None:
        self.starting = threading.Lock()
        self.client: WorkerClient | None = None
        self.failure: WorkerDied | None = None  # its worker doesn't start
        self.running = 0
        self.started = False  # until then one task at a time: a hang blocks one CPU


def usable_cpus() -> Sequence[int | None]:
    """The CPUs that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return [None] * (os.cpu_count() or 1)


class Pool:
    """Runs tasks side by side, as many as there are CPUs.

    `start` makes the client of an environment's worker, by its name. A worker starts
    with its first task and ends when none is left that could begin. A task that waits
    for others (`needs`) occupies nothing: it is picked when they are done.
    """

    def __init__(
        self,
        start: Callable[[str], WorkerClient],
        cpus: Sequence[int | None] | None = None,
    ) -> None:
        self._start = start
        self._free = list(cpus or usable_cpus())
        self._first = self._free[0]
        self._many = 2 * len(self._free) + 2  # workers: then rather use one of them
        self._changed = threading.Condition()  # guards all that follows
        self._queue: list[Task[Any]] = []
        self._line: list[object] = []  # who waits for a CPU
        self._futures: dict[Hashable, Future[Any]] = {}
        self._envs: defaultdict[str, _Env] = defaultdict(_Env)
        self._clients: set[WorkerClient] = set()
        self._closed = False
        # More threads than CPUs: some prepare, some only wait.
        for _ in range(3 * len(self._free)):
            threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, tasks: Iterable[Task[T]]) -> dict[Hashable, Future[T]]:
        """Futures by key. A key runs once in a pool's life, what others need first.

        Raises `ValueError` for two tasks of one key and for tasks that need themselves.
        """
        tasks = list(tasks)
        if len({task.key for task in tasks}) < len(tasks):
            raise ValueError("two tasks have the same key: give each its own")
        ordered: dict[Hashable, Task[Any]] = {}

        def add(task: Task[Any], above: tuple[Hashable, ...] = ()) -> None:
            if task.key in above:
                raise ValueError(f"{task.key} needs itself")
            for producer in task.needs:
                add(producer, (*above, task.key))
            ordered.setdefault(task.key, task)

        for producer in (need for task in tasks for need in task.needs):
            add(producer)
        for task in tasks:
            add(task)
        with self._changed:
            if self._closed:
                raise RuntimeError(CLOSED)
            new = [task for key, task in ordered.items() if key not in self._futures]
            self._futures |= {task.key: Future() for task in new}
            self._queue += new
            self._changed.notify_all()
            return {task.key: self._futures[task.key] for task in tasks}

    def close(self) -> None:
        """Drops what hasn't begun and ends the workers, now; their tasks fail."""
        with self._changed:
            self._closed = True
            self._queue.clear()
            self._changed.notify_all()
            clients = list(self._clients)
        for client in clients:
            client.kill(CLOSED)
        for future in self._futures.values():
            with contextlib.suppress(InvalidStateError):  # it ends by itself
                if not future.done() and future.cancel():
                    future.set_running_or_notify_cancel()  # wakes `as_completed`
                elif not future.done():
                    future.set_exception(WorkerDied(CLOSED))
        for client in clients:
            client.close()

    def _can_begin(self, task: Task[Any]) -> bool:
        return all(self._futures[producer.key].done() for producer in task.needs)

    def _pick(self) -> Task[Any] | None:
        """Removes the next task from the queue; None where none can begin."""
        used = [env for env in self._envs.values() if env.client or env.running]
        best = None
        for task in self._queue:
            env = self._envs[task.env_name]
            if (env.started or not env.running) and self._can_begin(task):
                best = best or task
                if len(used) < self._many or env in used:
                    best = task
                    break
        if best:
            self._queue.remove(best)
            self._envs[best.env_name].running += 1
        return best

    def _serve(self) -> None:
        while True:
            with self._changed:
                while (task := self._pick()) is None:
                    if self._closed:
                        return
                    self._changed.wait()
            if self._futures[task.key].set_running_or_notify_cancel():
                self._perform(task)
            self._leave(task)

    def _perform(self, task: Task[Any]) -> None:
        """Runs a task and sets its future, unless `close` did."""
        future, result = self._futures[task.key], None
        failure: BaseException | None = None
        try:
            for producer in task.needs:
                error = self._futures[producer.key].exception()
                if error is not None:
                    raise ProducerFailed(f"{producer.key}: {error}") from error
            task.prepare()
            with self._cpu(task) as cpu:
                result = self._run(task, cpu)
        except WorkerDied as died:
            failure = type(died)(f"{task.env_name}: {died}")
        except BaseException as error:
            failure = error
        with contextlib.suppress(InvalidStateError):
            if failure is not None:
                future.set_exception(failure)
            else:
                future.set_result(result)

    def _run(self, task: Task[T], cpu: int | None) -> T:
        """Runs it; a mere bystander of a worker's end once more, in its own worker."""
        try:
            return task.run(Slot(cpu, lambda: self._worker(task.env_name)))
        except WorkerDied as error:
            if not error.bystander:
                raise
        own: list[WorkerClient] = []

        def worker() -> WorkerClient:
            if not own:
                own.append(self._launch(task.env_name))
            return own[0]

        try:
            return task.run(Slot(cpu, worker))
        finally:
            for client in own:
                self._retire(client)

    @contextlib.contextmanager
    def _cpu(self, task: Task[Any]) -> Generator[int | None]:
        """One that is free, until the task ends; any where it hardly computes."""
        if task.io_bound:
            yield self._first
            return
        turn = object()  # whoever waits longest is next
        with self._changed:
            self._line.append(turn)
            self._changed.wait_for(
                lambda: self._closed or (self._free and self._line[0] is turn)
            )
            self._line.remove(turn)
            self._changed.notify_all()
            if self._closed:
                raise WorkerDied(CLOSED)
            cpu = self._free.pop(0)
        try:
            yield cpu
        finally:
            with self._changed:
                self._free.append(cpu)
                self._changed.notify_all()

    def _worker(self, name: str) -> WorkerClient:
        env = self._envs[name]
        with env.starting:
            if env.failure:
                raise type(env.failure)(str(env.failure))
            if env.client is None or env.client.dead:
                try:
                    env.client = self._launch(name)
                except WorkerDied as error:
                    env.failure = error
                    raise
            client = env.client
        with self._changed:
            env.started = True
            self._changed.notify_all()
        return client

    def _launch(self, name: str) -> WorkerClient:
        """A new worker, after its greeting; `close` can end it before that."""
        if self._closed:
            raise WorkerDied(CLOSED)
        client = self._start(name)
        with self._changed:
            self._clients = {one for one in self._clients if not one.dead} | {client}
            closed = self._closed
        if closed:
            client.kill(CLOSED)
        _ = client.greeting
        return client

    def _retire(self, client: WorkerClient) -> None:
        client.close()
        with self._changed:
            self._clients.discard(client)

    def _leave(self, task: Task[Any]) -> None:
        """After a task: ends its environment's worker where no other task can use it."""
        env = self._envs[task.env_name]
        with self._changed:
            env.running -= 1
            same = (one for one in self._queue if one.env_name == task.env_name)
            env.started = bool(env.running) or any(map(self._can_begin, same))
            idle, env.client = (None, env.client) if env.started else (env.client, None)
            self._changed.notify_all()
        if idle:
            self._retire(idle)
