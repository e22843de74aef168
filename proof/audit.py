"""Re-runs a random sample of recorded outcomes: a record cannot be edited by hand."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Collection
from itertools import islice

from proof import ROOT, environments, examples, records
from proof.outcomes import differences
from proof.runs import Job, Pool, jobs


def commit() -> str:
    """The commit, as a seed: nobody chooses what is looked at."""
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "no commit"


def sample(
    count: int, seed: str, without: Collection[str] = (), most: int | None = None
) -> list[Job]:
    """So many fresh outcomes, drawn by the seed, of at most `most` environments, none
    of those in `without`."""
    known = environments.load_all()
    draw = random.Random(seed)
    names = [name for name in known if name not in without]
    chosen = draw.sample(names, min(most or len(names), len(names)))
    envs = {name: env for name, env in known.items() if name in chosen}
    kept = records.load_all(envs)
    drawn = jobs(examples.load_all().values(), envs.values())
    draw.shuffle(drawn)
    fresh = (j for j in drawn if kept[j.environment.name].stale(j.example) is None)
    return list(islice(fresh, count))


def compare(todo: list[Job]) -> list[str]:
    """Runs each job anew; says what is not as recorded."""
    pool, wrong = Pool(), []
    try:
        for (name, env), future in pool.submit(todo).items():
            run = future.result()
            line = records.load(run.job.environment).outcomes[name]
            found = differences(line, run.outcome.fields())
            wrong += [f"{env}: {name}: {one}" for one in found]
    finally:
        pool.close()
    return wrong
