"""Runs the examples on `tf-nightly`: what newly breaks, before it is released."""

from __future__ import annotations

from proof import environments, examples, records
from proof.outcomes import ENDED, FAILED
from proof.records import brief
from proof.runs import Pool, jobs

NIGHTLY = "tf-nightly-cpu"


def compare() -> tuple[str, list[str]]:
    """The nightly's version, and each example that does otherwise than on the newest
    release. Keeps nothing. Raises `Broken`, `Pending`."""
    newest = environments.gate(environments.load_all())[-1]
    env = environments.resolve("nightly", newest.python, [NIGHTLY])
    kept = records.load(newest).outcomes
    pool, found = Pool(), []
    try:
        futures = pool.submit(jobs(examples.load_all().values(), [env]))
        for number, ((name, _), future) in enumerate(futures.items(), 1):
            outcome = future.result().outcome
            before = kept.get(name, {"outcome": "new"})
            was, now = brief(before), brief(outcome.fields())
            if was != now:
                breaks = outcome.kind in (FAILED, ENDED) and before["outcome"] not in (
                    FAILED,
                    ENDED,
                )
                mark = "BREAKS" if breaks else "changes"
                found.append(f"{mark} {name}: {was} -> {now}")
            print(f"  {number}/{len(futures)} {name}: {outcome.kind}", flush=True)
    finally:
        pool.close()
    return env.version, found
