"""Drives the runners: one process per environment, one example per processor."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from proof import Mistake, data, environments, notebooks
from proof import cache as this_cache
from proof.environments import Environment
from proof.examples import Example
from proof.outcomes import Outcome, read
from proof.runner import PROTOCOL

RUNNER = Path(__file__).with_name("runner.py")
MEGABYTES = 6000  # an MNIST child takes 900 to 1,200
WALL_FACTOR, WALL_EXTRA = 4, 120  # machines are noisy: limit wall time loosely
HIDDEN = (
    "PYTHON",
    "VIRTUAL_ENV",
    "TF_",
    "KERAS_",
    "XLA_",
    "CUDA_",
    "OMP_",
    "PIP_",
    "UV_",
)


class RunnerDied(Exception):
    """A runner ended before its answer. Holds the tail of what it printed."""


@dataclass(frozen=True)
class Job:
    """One example in one environment; `code` is what its page shows."""

    environment: Environment
    example: Example
    code: str


@dataclass(frozen=True)
class Run:
    """A job's outcome, and what differs from run to run: seconds, memory, raw result."""

    job: Job
    outcome: Outcome
    seconds: float
    cpu: float
    python: str
    result: dict


def jobs(examples: Iterable[Example], envs: Iterable[Environment]) -> list[Job]:
    """Every example in every environment for which it is meant."""
    examples = list(examples)
    return [
        Job(env, example, example.program)
        for env in envs
        for example in examples
        if example.runs_in(env.name, env.version)
    ]


@cache
def digest(env: Environment, example: Example) -> str:
    """Stands for all that an outcome depends on."""
    depends = [PROTOCOL, example.program, example.fresh, env.digest]
    if "mnist" in example.program:
        depends.append(data.digest())
    if example.writer:
        depends += [digest(by, example.writer) for by in givers(example).values()]
    return short(depends)


def short(depends: list) -> str:
    return hashlib.sha256(json.dumps(depends).encode()).hexdigest()[:16]


@cache
def givers(example: Example) -> dict[str, Environment]:
    """The environments whose files an example reads, by the name of their folder."""
    return {
        name: environments.load(name) for name in example.settings.get("given-by", [])
    }


def clean_variables() -> dict[str, str]:
    """This process's variables, less those that change what Python or TensorFlow do."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(HIDDEN)}
    return {**kept, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}


def activated(python: Path) -> dict[str, str]:
    """What activating an environment sets: programs of its packages are found."""
    return {"PATH": os.pathsep.join((str(python.parent), os.environ["PATH"]))}


class Runner:
    """The runner process of one interpreter. Answers from many threads."""

    def __init__(
        self, python: Path, variables: dict[str, str], preload: tuple[str, ...]
    ) -> None:
        self.python = python
        self.waiting: dict[int, queue.Queue] = {}
        self.numbers = itertools.count()
        self.sending = threading.Lock()
        mnist = str(data.mnist())
        self.process = subprocess.Popen(
            [python, RUNNER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=clean_variables() | activated(python) | variables,
        )
        self.send({"preload": preload, "mnist": mnist})
        self.greeting = self.receive()
        threading.Thread(target=self.listen, daemon=True).start()

    def send(self, message: dict) -> None:
        with self.sending:
            self.process.stdin.write(json.dumps(message) + "\n")
            self.process.stdin.flush()

    def receive(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            raise RunnerDied(
                f"{self.python}: the runner ended with status {self.process.wait()}"
            )
        return json.loads(line)

    def listen(self) -> None:
        try:
            while True:
                answer = self.receive()
                self.waiting.pop(answer["id"]).put(answer)
        except RunnerDied as error:
            for waiting in self.waiting.values():
                waiting.put(error)

    def run(
        self,
        job: Job,
        cpu: int | None,
        given: dict[str, str] | None = None,
        keep: Path | None = None,
    ) -> Run:
        """Runs a job; `given` and `keep` are described in `runner.serve`."""
        number = next(self.numbers)
        answers: queue.Queue = queue.Queue()
        self.waiting[number] = answers
        limit = job.example.cpu_seconds
        self.send(
            {
                "id": number,
                "name": job.example.name + ".py",
                "code": job.code,
                "fresh": job.example.fresh,
                "cpu": cpu,
                # The limit is on the example; the import and a slower machine come on top.
                "cpu_seconds": 2 * limit + 20,
                "seconds": WALL_FACTOR * limit + WALL_EXTRA,
                "megabytes": MEGABYTES,
                "given": given or {},
                "keep": str(keep) if keep else None,
            }
        )
        result = answers.get()
        if isinstance(result, RunnerDied):
            raise result
        outcome = read(result, self.greeting["stderr"])
        return Run(
            job,
            outcome,
            result["seconds"],
            result["cpu"],
            self.greeting["python"],
            result,
        )

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def start(env: Environment) -> Runner:
    """The runner of an environment, TensorFlow imported; raises `Pending`, `Broken`."""
    return Runner(environments.make(env), env.variables, ("tensorflow",))


def given(example: Example, cpu: int | None) -> dict[str, str]:
    """The folders that an example reads, made on first use in the cache.

    Raises `Mistake` where the example that writes them fails.
    """
    found = {}
    for name, env in givers(example).items():
        folder = this_cache() / "given" / digest(env, example.writer)
        folder.parent.mkdir(exist_ok=True)
        with environments.locked(folder):
            if not folder.exists():
                left = folder.with_suffix(".part")
                shutil.rmtree(left, ignore_errors=True)
                runner = start(env)
                try:
                    job = Job(env, example.writer, example.writer.program)
                    run = runner.run(job, cpu, given(example.writer, cpu), left)
                finally:
                    runner.close()
                if not left.exists():
                    telling = run.outcome.error.get("telling") or run.outcome.ended
                    mend = f"it cannot be given to {example.id}, on {name} it fails: {telling}"
                    raise Mistake(example.writer.path, 1, mend)
                left.rename(folder)
        found[name] = str(folder)
    return found


def run_notebook(job: Job, cpu: int | None, told: bool) -> Run:
    """Runs a notebook in a kernel of its own."""
    env = job.environment
    variables = clean_variables() | activated(environments.make(env)) | env.variables
    result = notebooks.run(env, job.example, cpu, variables, told)
    outcome = read(result)
    return Run(job, outcome, result["seconds"], result["cpu"], env.python, result)


def prepare(job: Job) -> None:
    """Makes the environments that a job needs, which may be a download; raises
    `Pending`, `Broken`."""
    environments.make(job.environment)
    for env in givers(job.example).values():
        prepare(Job(env, job.example.writer, ""))


def processors() -> list[int | None]:
    """The processors that this process may use, one example each."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return [None] * (os.cpu_count() or 1)


class Pool:
    """Runs jobs side by side; a runner starts with its first job, ends with its last."""

    def __init__(self, told: bool = False) -> None:
        """With `told` a notebook prints each of its cells as it ends."""
        self.told = told
        self.free: queue.Queue = queue.Queue()
        cpus = processors()
        for cpu in cpus:
            self.free.put(cpu)
        self.first = cpus[0]
        # More threads than processors: some prepare, some wait for a processor.
        self.threads = ThreadPoolExecutor(max_workers=3 * len(cpus))
        self.runners: dict[str, Runner] = {}
        self.left: dict[str, int] = {}
        self.starting = threading.Lock()

    def submit(self, jobs: Iterable[Job]) -> dict[tuple[str, str], Future[Run]]:
        """Futures by (example's id, environment's name)."""
        jobs = list(jobs)
        for job in jobs:
            name = job.environment.name
            self.left[name] = self.left.get(name, 0) + 1
        return {
            (job.example.id, job.environment.name): self.threads.submit(self.run, job)
            for job in jobs
        }

    def run(self, job: Job) -> Run:
        name = job.environment.name
        try:
            prepare(job)
            with self.processor(job.example) as cpu:
                if job.example.notebook:
                    return run_notebook(job, cpu, self.told)
                with self.starting:
                    if name not in self.runners:
                        self.runners[name] = start(job.environment)
                    runner = self.runners[name]
                return runner.run(job, cpu, given(job.example, cpu))
        finally:
            with self.starting:
                self.left[name] -= 1
                if not self.left[name] and name in self.runners:
                    self.runners.pop(name).close()

    @contextmanager
    def processor(self, example: Example) -> Iterator[int | None]:
        """One that is free, until the example ends; any where it only waits."""
        if example.waits:
            yield self.first
            return
        cpu = self.free.get()
        try:
            yield cpu
        finally:
            self.free.put(cpu)

    def close(self) -> None:
        """Drops what has not begun and ends the runners."""
        self.threads.shutdown(wait=False, cancel_futures=True)
        for runner in self.runners.values():
            runner.process.kill()
        self.runners.clear()
