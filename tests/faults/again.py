"""In a copy of the project: one record made again, or one outcome run again.

python -m tests.faults.again renew|audit EXAMPLE ENVIRONMENT
python -m tests.faults.again compare EXAMPLE ENVIRONMENT OTHER-PROJECT
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness import audit as audits
from harness import collectors, environments, project, record, records
from harness.collectors.examples import Examples
from harness.model import Job
from harness.project import Project


def jobs(here: Project, name: str, env_name: str) -> list[Job]:
    env = environments.load_all(here)[env_name]
    kinds = [one for one in collectors.COLLECTORS if isinstance(one, Examples)]
    return [job for kind in kinds for job in kind.jobs(here, env) if job.key == name]


def renew(here: Project, todo: list[Job]) -> int:
    """Keeps what a run did, whatever it is: no environment is suspected."""
    env = todo[0].env
    with records.held(env, collectors.BY_NAME) as kept:
        for result in record.run_jobs(here, todo):
            if result.run is None:
                raise SystemExit(f"{result.error}")
            kept.add(result.job, result.run, result.lines, records.now())
            result.job.collector.accept(here, result.job, result.run)
            kept.save(result.job.collector.name)
    return 0


def audit(here: Project, todo: list[Job]) -> int:
    """Returns in how much the outcome differs, and prints it."""
    wrong = audits.audit(here, todo)
    print("\n".join(wrong))
    return len(wrong)


def compare(here: Project, todo: list[Job], other: str) -> int:
    """Returns in how much the records of two projects differ, and prints it."""
    (job,) = todo
    kind, env = job.collector, job.env
    there = Project(Path(other))
    now = collectors.all_records(here)[env.name].entries(kind.name)[job.key]
    was = collectors.all_records(there)[env.name].entries(kind.name)[job.key]
    place = f"environments/{env.name}/{kind.name}.jsonl"
    wrong = record.differences(job, was, now.lines.values())
    print("\n".join(f"{place}: {job.key}: {one}" for one in wrong))
    return len(wrong)


if __name__ == "__main__":
    verb, *given = sys.argv[1:]
    here = project.here()
    acts = {"renew": renew, "audit": audit, "compare": compare}
    sys.exit(acts[verb](here, jobs(here, *given[:2]), *given[2:]))
