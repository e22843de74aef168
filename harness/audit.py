"""Looks whether the records are true: some or all of them once more, and the nightly.

Keeps nothing.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from harness import collectors, environments, locks, records, subject
from harness.environments import Environment
from harness.model import Job
from harness.project import Project
from harness.record import Result, believed, differences, run_jobs


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


def fresh(project: Project, envs: Iterable[Environment]) -> Iterator[Job]:
    """The jobs of some environments that can be audited, and whose record still counts."""
    kept = collectors.all_records(project)
    for env in envs:
        for job in collectors.jobs(project, env):
            if job.collector.audited and not kept[env.name].stale(job):
                yield job


def every(project: Project, names: list[str]) -> list[Job]:
    """All fresh jobs of the named environments, for an audit of everything."""
    known = environments.load_all(project)
    return list(fresh(project, environments.choose(names, known, exact=True)))


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
    drawn = list(fresh(project, (known[name] for name in known if name in chosen)))
    draw.shuffle(drawn)
    return drawn[:count]


def audit(project: Project, jobs: list[Job], told: bool = False) -> list[str]:
    """Runs jobs again and says what isn't as recorded."""
    kept = collectors.all_records(project)

    def differs(result: Result) -> list[str]:
        job = result.job
        entry = kept[job.env.name].entries(job.collector.name)[job.key]
        if result.error:
            return [str(result.error)]
        return differences(job, entry, result.lines)

    wrong: list[str] = []
    for number, result in enumerate(believed(project, jobs, differs), 1):
        job = result.job
        found = [f"{job.env.name}: {job.key}: {one}" for one in differs(result)]
        wrong += found
        if told and (found or number % 50 == 0):
            print(f"  {number}/{len(jobs)}", *found)
    return wrong


def nightly(project: Project) -> tuple[str, list[str]]:
    """The nightly's version, and each example whose result differs from the newest
    release's. Keeps nothing. Raises `Broken`, `Pending`."""
    newest = environments.newest(project)
    name = subject.NIGHTLY
    env = locks.resolve(project, name, newest.python, [name])
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
