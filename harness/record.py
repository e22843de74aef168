"""The one loop that runs jobs, for all collectors: record, audit, nightly.

Whatever is kept is kept as it comes, so a run that was stopped goes on where it was.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Collection, Generator, Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from harness import collectors, environments, mnist, records, render, subject
from harness.environments import Broken, Environment, Pending, job_variables
from harness.model import Entry, Job, Line, Run
from harness.pool import Pool, ProducerFailed, SetupFailed, Task
from harness.project import Project, ProjectError
from harness.records import Record
from harness.worker_client import WorkerClient, WorkerDied

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


def keep_all(project: Project, kept: dict[str, Record], jobs: list[Job]) -> list[str]:
    """Runs jobs and keeps each as it comes; those of an environment that was damaged
    run once more. Returns what is pending or wrong."""
    trust = Trust(project)
    wrong: list[str] = []
    for _ in range(2):
        moment, damaged = records.now(), set()
        for number, result in enumerate(run_jobs(project, jobs), 1):
            job, name = result.job, result.job.env.name
            where = f"{job.collector.name} {job.key} on {name}"
            old = kept[name].entries(job.collector.name).get(job.key)
            bad = problem(result)
            same = old is not None and old.program == job.program
            changed = bad or (same and differences(job, old, result.lines))
            if name in damaged or (changed and trust_fails(trust, result)):
                damaged.add(name)
                continue
            if result.run is not None and result.lines:
                kept[name].add(job, result.run, result.lines, moment)
                job.collector.accept(project, job, result.run)
                kept[name].save(job.collector.name)
                said = f"{result.lines[0].describe()} ({result.run.cpu:.1f} s)"
                print(f"  {number}/{len(jobs)} {where}: {said}", flush=True)
            if bad:
                print(f"  {where}: {bad}", flush=True)
                wrong.append(f"{where}: {bad}")
        jobs = [job for job in jobs if job.env.name in damaged]
        if not jobs:
            return wrong
    return [
        *wrong,
        *(f"{job.env.name} is damaged each time it is made" for job in jobs),
    ]


def trust_fails(trust: Trust, result: Result) -> bool:
    """Whether a change comes from a damaged environment. One that can't be made, or a
    collector that uses none, isn't checked."""
    made = not (result.pending or isinstance(result.error, Broken))
    return made and result.job.collector.audited and trust.damaged(result.job.env)


def commit(project: Project) -> str:
    """The commit, as a seed: nobody chooses what is looked at."""
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "no commit"


def sample(
    project: Project,
    count: int,
    seed: str,
    without: Collection[str] = (),
    most: int | None = None,
) -> list[Job]:
    """So many fresh jobs, drawn by the seed, of at most `most` environments, none of
    those in `without`."""
    known = environments.load_all(project)
    draw = random.Random(seed)
    names = [name for name in known if name not in without]
    chosen = set(draw.sample(names, min(most or len(names), len(names))))
    drawn = [
        job
        for name, env in known.items()
        if name in chosen
        for job in collectors.jobs(project, env)
        if job.collector.audited
    ]
    draw.shuffle(drawn)
    kept = collectors.all_records(project)
    return list(islice((j for j in drawn if not kept[j.env.name].stale(j)), count))


def every(project: Project, names: list[str]) -> list[Job]:
    """All fresh jobs of the named environments, for an audit of everything."""
    known, kept = environments.load_all(project), collectors.all_records(project)
    return [
        job
        for env in environments.choose(names, known, exact=True)
        for job in collectors.jobs(project, env)
        if job.collector.audited and not kept[env.name].stale(job)
    ]


def audit(project: Project, jobs: list[Job], told: bool = False) -> list[str]:
    """Runs jobs again and says what isn't as recorded; keeps nothing."""
    kept, trust = collectors.all_records(project), Trust(project)
    wrong: list[str] = []
    todo: list[Job] = jobs
    for _ in range(2):  # once more where an environment was damaged
        again: list[Job] = []
        for number, result in enumerate(run_jobs(project, todo), 1):
            job = result.job
            entry = kept[job.env.name].entries(job.collector.name)[job.key]
            found = differences(job, entry, result.lines)
            found = [str(result.error)] if result.error else found
            if found and trust_fails(trust, result):
                again = [one for one in todo if one.env.name == job.env.name]
                continue
            wrong += [f"{job.env.name}: {job.key}: {one}" for one in found]
            if told and (found or number % 50 == 0):
                print(f"  {number}/{len(todo)}", *wrong[len(wrong) - len(found) :])
        todo = again
        if not todo:
            break
    return wrong


def nightly(project: Project) -> tuple[str, list[str]]:
    """The nightly's version, and each example whose result differs from the newest
    release's. Keeps nothing. Raises `Broken`, `Pending`."""
    newest = environments.newest(project)
    name = subject.NIGHTLY
    env = environments.resolve(project, name, newest.python, [name])
    env = replace(env, name=".".join(env.version.split(".")[:2]))
    kept = records.load(newest, collectors.BY_NAME)
    jobs = [job for job in collectors.jobs(project, env) if job.collector.audited]
    found = []
    for number, result in enumerate(run_jobs(project, jobs), 1):
        job = result.job
        entry = kept.entries(job.collector.name).get(job.key)
        was = entry.line.describe() if entry else "new"
        now = result.lines[0].describe() if result.lines else f"{result.error}"
        fails = result.error or job.collector.judge(job, result.lines[0])
        if was != now:
            failed = entry and job.collector.judge(job, entry.line)
            mark = "BREAKS" if fails and not failed else "changes"
            found.append(f"{mark} {job.key}: {was} -> {now}")
        print(f"  {number}/{len(jobs)} {job.key}: {now}", flush=True)
    return env.version, sorted(found)
