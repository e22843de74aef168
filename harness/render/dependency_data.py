"""The versions of dependencies that work, for the box and for programs.

`docs/api/dependencies.json` has these fields:

- `day` is when the index was asked for versions.
- `steps` are the names of the steps, in no order.
- `errors` has each summary line that ended a step, as `error`, and `seen`: by package and
  release the minor versions, as [first, last, step], where the step is a position in
  `steps`. An error that a release gives as locked too isn't among them.
- `repairs` has those, by release: the `step`, its `error`, the `package` that repairs it,
  and the `runs` of versions that do, as [first, last].
- `ranges` has by release and package `locked`, the version that the others are compared
  with, and `runs` of adjacent minor versions, oldest first: [first, last, true] where they
  work, else [first, last, false, step, error] with the first step that fails and its
  error, as positions in `steps` and `errors`. `imported` is false where no trial imported
  the package.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any

from harness.collectors import wheels
from harness.project import Project
from harness.render.dependency_ranges import Range

SCHEMA = "1.0"  # raised when a field changes its meaning
Numbers = dict[str, int]


def text(project: Project, every: list[Range]) -> str:
    """The file; an error and a release have a line each."""
    steps: Numbers = {}
    seen = errors_of(every, steps)
    numbers = {error: number for number, error in enumerate(seen)}
    ranged: dict[str, dict[str, Any]] = {}
    for one in every:
        ranged.setdefault(one.env.name, {})[one.package] = facts(one, steps, numbers)
    rows = ",\n".join(dump({"error": one, "seen": own}) for one, own in seen.items())
    lines = ",\n".join(
        f"{json.dumps(name)}:{dump(own)}" for name, own in ranged.items()
    )
    head: dict[str, Any] = {"schema": SCHEMA, "day": wheels.day(project)}
    head |= {"steps": list(steps), "repairs": repairs_of(every)}
    return f'{dump(head)[:-1]},"errors":[\n{rows}\n],"ranges":{{\n{lines}\n}}}}\n'


def errors_of(every: Iterable[Range], steps: Numbers) -> dict[str, dict[str, Any]]:
    """Where each error is seen; numbers the steps."""
    seen: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for one in every:
        for error, step, first, last in met(one):
            releases = seen.setdefault(error, {}).setdefault(one.package, {})
            row = [first, last, steps.setdefault(step, len(steps))]
            releases.setdefault(one.env.name, []).append(row)
    return seen


def met(one: Range) -> Iterator[tuple[str, str, str, str]]:
    """Each error, its first step, and the minor versions that give it, in runs."""
    for error in dict.fromkeys(error for t in one.tested for error, _ in t.errors):
        has = [(t, dict(t.errors).get(error)) for t in one.tested]
        for steps, group in itertools.groupby(has, key=lambda row: row[1]):
            if steps:
                own = [tested for tested, _ in group]
                yield error, steps[0], own[0].minor, own[-1].minor


def facts(one: Range, steps: Numbers, errors: Numbers) -> dict[str, Any]:
    """What is said of one package on one release."""
    runs: list[list[Any]] = []
    for run in one.runs:
        runs.append([run.first.minor, run.last.minor, run.works])
        if not run.works:
            runs[-1] += [steps[run.first.step], errors[run.first.error]]
    unused = {} if one.imported else {"imported": False}
    return {"locked": one.locked, "runs": runs, **unused}


def repairs_of(every: Iterable[Range]) -> dict[str, list[dict[str, Any]]]:
    """By release, what repairs a step that fails as locked."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in every:
        for step, error in one.broken:
            runs = [[run.first.minor, run.last.minor] for run in one.repairing(step)]
            if runs:
                named = {"step": step, "error": error, "package": one.package}
                found.setdefault(one.env.name, []).append({**named, "runs": runs})
    return found


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
