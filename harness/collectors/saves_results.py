"""Lines of what writers and readers told: the characters, the errors, the contents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from harness import outcomes
from harness.collectors import bodies
from harness.collectors.in_package import INSIDE
from harness.collectors.saves_model import (
    ABSENT,
    COMPILED,
    CRASHES,
    FORMATS,
    OTHER,
    OWN,
    RAISES,
    SAME,
    SPARED,
    WAYS,
    SavesLine,
    tolerance,
)
from harness.model import Job
from harness.project import ProjectError

CODES = {"same": SAME, "other": OTHER, "raises": RAISES}
HANGS = "never ends"
Said = dict[str, Any]


def summary(error: Iterable[str]) -> str:
    kind, text = error
    return outcomes.summary_line(kind, text) if kind else text


def error_body(text: str) -> dict[str, str]:
    return {"error": text}


def errors(said: Iterable[Said]) -> dict[str, str]:
    """By cell as it is written, the summary line of its error."""
    found: dict[str, str] = {}
    for one in said:
        cell = "/".join(one.get("cell", ()))
        if "kind" in one and "error" in one:
            found[one["kind"]] = summary(one["error"])
        elif "crashed" in one:
            hangs = one["crashed"].startswith("CPU limit")
            found[cell] = HANGS if hangs else one["crashed"]
        elif "error" in one:
            found[cell] = summary(one["error"])
        elif one.get("state") == "raises":
            found[cell] = summary(one["detail"])
        if one.get("next", [""])[0] == "raises":
            found[f"next {cell}"] = summary(one["next"][1])
    return found


def by_error(said: Iterable[Said]) -> dict[str, list[str]]:
    """By the digest of an error, the cells that raise it."""
    found: dict[str, list[str]] = {}
    for cell, text in errors(said).items():
        found.setdefault(bodies.digest(error_body(text)), []).append(cell)
    return {name: sorted(cells) for name, cells in sorted(found.items())}


def wrote(key: str, said: list[Said]) -> SavesLine:
    """A writer's results as a line; raises `ProjectError` where it wrote hardly any."""
    files: dict[str, dict[str, str]] = {}
    for one in said:
        if "content" in one:
            name, kind = one["cell"]
            files.setdefault(name, {})[kind] = one["content"] or OWN
    ordered = {
        name: {kind: files[name][kind] for kind in kinds if kind in files[name]}
        for name, kinds in FORMATS.items()
        if name in files
    }
    if sum(map(len, ordered.values())) < 20:
        raise ProjectError(INSIDE / "writes.py", 1, f"hardly a file: {said[:2]}")
    predicted = {
        one["kind"]: rounded(one["predictions"], tolerance(one["kind"]))
        for one in said
        if "predictions" in one
    }
    predicted = dict(sorted(predicted.items()))
    return SavesLine(key, ordered, predicted, errors=by_error(said))


def rounded(values: list[float], allowed: float) -> str:
    """A digest of predictions, a hundred times as coarse as the tolerance: two writers
    that round apart only cost more runs."""
    scale = max(map(abs, values)) or 1.0
    steps = [round(one / scale / (100 * allowed)) for one in values]
    return bodies.digest({"steps": steps, "scale": f"{scale:.1e}"})[:6]


def read(job: Job, said: list[Said]) -> SavesLine:
    """A reader's results as a line; raises `ProjectError` where one is missing."""
    cells: dict[str, dict[str, str]] = {}
    goes_on: dict[str, dict[str, str]] = {}
    apart: dict[str, float] = {}
    for one in said:
        if "cell" not in one:
            continue
        name, kind = one["cell"]
        cells.setdefault(name, {})[kind] = code(one)
        if "next" in one:
            goes_on.setdefault(name, {})[kind] = CODES[one["next"][0]]
        if one.get("state") == "other":
            apart[f"{name}/{kind}"] = float(f"{one['detail']:.1e}")
    missing = [one for one in job.body["cells"] if one[1] not in cells.get(one[0], {})]
    if missing:
        hint = f"{job.key} on {job.env.name}: no result of {missing[:3]}"
        raise ProjectError(INSIDE / "reads.py", 1, hint)
    return SavesLine(
        job.key,
        cells={name: row(name, cells[name], SPARED) for name in ordered(cells)},
        next={name: row(name, goes_on[name], ABSENT) for name in ordered(goes_on)},
        apart=dict(sorted(apart.items())),
        errors=by_error(said),
    )


def ordered(named: Mapping[str, object]) -> list[str]:
    return [name for name in FORMATS if name in named]


def row(name: str, codes: Mapping[str, str], without: str) -> str:
    """A character for each kind; losses only for those that are compiled."""
    kinds = FORMATS[name]
    if without == ABSENT:
        kinds = tuple(kind for kind in kinds if kind in COMPILED)
    return "".join(codes.get(kind, without) for kind in kinds)


def code(said: Said) -> str:
    """The character of a cell."""
    if "crashed" in said:
        return CRASHES
    if said["way"]:
        return WAYS[said["way"]]
    return CODES[said["state"]]
