"""The one loop that runs jobs, for all collectors, and what it keeps.

Whatever is kept is kept as it comes, so a run that was stopped goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from harness import collectors, environments, mnist, records, render
from harness.environments import Broken, Environment, Pending, job_variables
from harness.model import Entry, Job, Line, Run
from harness.pool import Pool, ProducerFailed, SetupFailed, Task
from harness.project import Project, ProjectError
from harness.records import Record
from harness.worker_client import WorkerClient, WorkerDied

AT_ONCE = 0.02  # seconds of writing that are too few to wait for
# What costs only the job that raised it.
JOB_ERRORS = (
    Pending,
    Broken,
    WorkerDied,
    SetupFailed,
    ProducerFailed,
    ProjectError,
    mnist.DataError,
    OSError,
)


@dataclass(frozen=True)
class Result:
    """A job that ended: its run and its lines, or the error for which it has none."""

    job: Job
    run: Run | None = None
    lines: tuple[Line, ...] = ()
    error: Exception | None = None

    @property
    def pending(self) -> bool:
        """Whether an interpreter is missing, for it or for what it needs."""
        cause = self.error and self.error.__cause__
        return isinstance(self.error, Pending) or isinstance(cause, Pending)


def task_of(project: Project, job: Job, produce: bool = False) -> Task[Any]:
    """A job as a task for the pool, with the jobs whose files it needs."""
    act = job.collector.produce if produce else job.collector.run
    return Task(
        key=(*job.name, produce),
        env_name=job.env.name,
        prepare=lambda: job.collector.prepare(project, job),
        run=lambda slot: act(project, job, slot),
        io_bound=job.io_bound,
        needs=tuple(task_of(project, one, produce=True) for one in job.needs),
    )


class Session:
    """Jobs that run side by side; `results` gives each as it ends."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.known = environments.load_all(project)
        self.pool = Pool(self.start)
        self.futures: dict[Future[Run], Job] = {}

    def start(self, env_name: str) -> WorkerClient:
        """The worker of an environment; raises `Pending`, `Broken`, `WorkerDied`."""
        env = self.known[env_name]
        python = environments.make(self.project, env)
        settings = mnist.worker_settings(self.project)
        return WorkerClient(python, job_variables(env, python), settings)

    def submit(self, jobs: Iterable[Job]) -> dict[tuple[str, str, str], Future[Run]]:
        """Futures by the jobs' names; the jobs begin in their order."""
        jobs = list(jobs)
        self.known = {**self.known, **{job.env.name: job.env for job in jobs}}
        submitted = self.pool.submit([task_of(self.project, job) for job in jobs])
        futures: dict[tuple[str, str, str], Future[Run]] = {
            job.name: submitted[*job.name, False] for job in jobs
        }
        self.futures |= {futures[job.name]: job for job in jobs}
        return futures

    def results(self) -> Iterator[Result]:
        for future in as_completed(list(self.futures)):
            yield result_of(self.project, self.futures[future], future)

    def close(self) -> None:
        """Drops what hasn't begun and ends the workers."""
        self.pool.close()


def result_of(project: Project, job: Job, future: Future[Run]) -> Result:
    """The result of a job; waits for it. Raises what is an error of the harness."""
    try:
        run = future.result()
    except JOB_ERRORS as error:
        return Result(job, error=error)
    lines = tuple(job.collector.lines(project, job, run))
    if not lines:
        hint = f"{job.collector.name}: {job.key} on {job.env.name} gave no line"
        return Result(job, run, error=ProjectError(job.env.path, 1, hint))
    return Result(job, run, lines)


def run_jobs(project: Project, jobs: Iterable[Job]) -> Iterator[Result]:
    """Runs jobs; gives each as it ends."""
    session = Session(project)
    try:
        session.submit(jobs)
        yield from session.results()
    finally:
        session.close()


def differences(job: Job, entry: Entry | None, lines: Iterable[Line]) -> list[str]:
    """How the lines of a job differ from its entry."""
    old = entry.lines if entry else {}
    new = {line.key: line for line in lines}
    found: list[str] = []
    for key in sorted(old.keys() | new.keys()):
        if key in old and key in new:
            found += job.collector.differs(job, old[key], new[key])
        else:
            found.append(f"{key}: {'no longer there' if key in old else 'new'}")
    return found


def problem(result: Result) -> str | None:
    """What is wrong with a job that must pass, or None."""
    if result.error:
        return f"{result.error}"
    found = (result.job.collector.judge(result.job, line) for line in result.lines)
    return next(filter(None, found), None) if result.job.must_pass else None


class Trust:
    """Whether an environment can be believed: it is checked before a change is."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.sound: set[str] = set()

    def damaged(self, env: Environment) -> bool:
        """Checks an environment once; a damaged one is removed, and it says so."""
        if env.name in self.sound:
            return False
        wrong = environments.damage(self.project, env)
        if wrong is None:
            self.sound.add(env.name)
            return False
        print(f"{env.name} is damaged ({wrong}); it is made again", flush=True)
        environments.discard(self.project, env)
        return True


def believed(
    project: Project, jobs: list[Job], changed: Callable[[Result], object]
) -> Iterator[Result]:
    """Runs jobs; gives each result that may be believed. Where one has `changed`, its
    environment is checked, and where that was damaged, all its jobs run once more.

    One that can't be made, or a collector that uses none, isn't checked.
    """
    trust = Trust(project)
    for last in (False, True):
        damaged: set[str] = set()
        for result in run_jobs(project, jobs):
            job, env = result.job, result.job.env
            made = not (result.pending or isinstance(result.error, Broken))
            checked = made and job.collector.audited and env.name not in damaged
            if checked and changed(result) and trust.damaged(env):
                damaged.add(env.name)
            if env.name not in damaged:
                yield result
            elif last:
                hint = f"{env.name} is damaged each time it is made"
                yield Result(job, error=Broken(hint))
        jobs = [job for job in jobs if job.env.name in damaged]
        if not jobs:
            return


def record(
    project: Project,
    names: list[str],
    force: bool = False,
    exact: bool = False,
    only: Collection[str] = (),
) -> int:
    """Runs what is stale, in every environment or the named ones; lists what is pending.

    `only` names collectors; without it, all run. What a result makes worth running, runs
    after it. Returns 1 where something is pending, or fails that must pass.
    """
    known = environments.load_all(project)
    chosen = environments.choose(names, known, exact) if names else list(known.values())
    with held(chosen) as kept:
        wrong = keep_stale(project, kept, force, only)
        for collector in collectors.COLLECTORS:
            collector.tidy(project)
    project.forget()
    render.save(project, quiet=False)
    print("\n".join(wrong))
    return 1 if wrong else 0


def keep_stale(
    project: Project, kept: dict[str, Record], force: bool, only: Collection[str]
) -> list[str]:
    """Runs what is stale, and then what that makes worth running. Returns what is
    pending or wrong."""
    wrong: list[str] = []
    seen: set[tuple[str, str, str]] = set()
    while True:
        jobs: list[Job] = []
        for one in kept.values():
            count, stale = stale_jobs(project, one, force, only)
            todo = [job for job in stale if job.name not in seen]
            if todo or not seen:
                said = f"{len(todo)} of {count} jobs to run"
                print(f"{one.env.name}: {said}", flush=True)
            jobs += todo
        if not jobs:
            return wrong
        wrong += keep_all(project, kept, jobs)
        seen |= {job.name for job in jobs}


def keep(project: Project, jobs: Iterable[Job]) -> list[str]:
    """Runs jobs and keeps what they say. Returns what is pending or wrong."""
    jobs = list(jobs)
    with held({job.env.name: job.env for job in jobs}.values()) as kept:
        return keep_all(project, kept, jobs)


@contextmanager
def held(envs: Iterable[Environment]) -> Generator[dict[str, Record]]:
    """The records of some environments, for this process alone."""
    with ExitStack() as stack:
        yield {
            env.name: stack.enter_context(records.held(env, collectors.BY_NAME))
            for env in envs
        }


def stale_jobs(
    project: Project, kept: Record, force: bool, only: Collection[str] = ()
) -> tuple[int, list[Job]]:
    """How many jobs an environment has, and those that must run; drops what the project
    no longer has."""
    wanted = collectors.jobs(project, kept.env, only)
    for name in only or collectors.BY_NAME:
        before = len(kept.entries(name))
        kept.prune(name, {job.key for job in wanted if job.collector.name == name})
        if len(kept.entries(name)) != before:
            kept.save(name)
    repeated = (job for job in wanted if force and job.collector.audited)
    again = {job.name for job in repeated}
    todo = [job for job in wanted if job.name in again or kept.stale(job)]
    return len(wanted), todo


class Saving(AbstractContextManager["Saving"]):
    """Saves records as results come. A file is written whole, so a large one waits: all
    that is written costs a twentieth of the time. At the end, also after an error, all
    are saved."""

    def __init__(self) -> None:
        self.next = 0.0
        self.waiting: dict[tuple[str, str], Record] = {}

    def due(self, record: Record, collector: str) -> None:
        """Saves what waits, unless it was just done."""
        self.waiting[record.env.name, collector] = record
        if time.monotonic() >= self.next:
            self.save()

    def save(self) -> None:
        began = time.monotonic()
        for (_, collector), record in self.waiting.items():
            record.save(collector)
        self.waiting.clear()
        ended = time.monotonic()
        took = ended - began
        self.next = ended + (20 * took if took > AT_ONCE else 0)

    def __exit__(self, *_: object) -> None:
        self.save()


def keep_all(project: Project, kept: dict[str, Record], jobs: list[Job]) -> list[str]:
    """Runs jobs and keeps each as it comes. Returns what is pending or wrong."""
    wrong: list[str] = []
    moment, saving = records.now(), Saving()

    def changed(result: Result) -> bool:
        job = result.job
        old = kept[job.env.name].entries(job.collector.name).get(job.key)
        same = old is not None and old.program == job.program
        found = same and differences(job, old, result.lines)
        return bool(problem(result) or found)

    with saving:
        for number, result in enumerate(believed(project, jobs, changed), 1):
            job, name = result.job, result.job.env.name
            where = f"{job.collector.name} {job.key} on {name}"
            if result.run is not None and result.lines:
                kept[name].add(job, result.run, result.lines, moment)
                job.collector.accept(project, job, result.run)
                saving.due(kept[name], job.collector.name)
                said = f"{result.lines[0].describe()} ({result.run.cpu:.1f} s)"
                print(f"  {number}/{len(jobs)} {where}: {said}", flush=True)
            if bad := problem(result):
                print(f"  {where}: {bad}", flush=True)
                wrong.append(f"{where}: {bad}")
    return wrong
