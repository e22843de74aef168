"""What can make the same script train otherwise, with its measured size.

Two tables for *Is the new release less accurate?*: changed defaults, each with what the
call without arguments gives on both sides; and names that compute something else.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from harness.collectors.behavior_compare import is_array
from harness.project import Project
from harness.render import api_facts
from harness.render.behavior_changes import Row, linked, rows
from harness.render.behavior_data import Difference, Space, at, spaces
from harness.render.behavior_marks import ROOT
from harness.render.behavior_words import DEFAULT, TYPED
from harness.render.markdown import GENERATED, code

# What a training script calls, in the order of the page; a name belongs to the first that
# it begins with.
FAMILIES = {
    "initializers": "Initializers",
    "layers": "Layers",
    "activations": "Activations",
    "regularizers": "Regularizers",
    "losses": "Losses",
    "metrics": "Metrics",
    "optimizers": "Optimizers",
    "callbacks": "Callbacks",
    "Model": "Training",
}
COMPUTED = ("values", "gradients", "distribution", "history", "decision")
UNSAID = {"name", "dpi"}  # defaults that no computation reads
ROWS = 60  # of a table; the rest is in `behaviors.json`
LEAST = 1e-5  # a size below is what rounding leaves
NAMED = 3  # names of a row
SAME = "the same"


def render(project: Project) -> dict[Path, str]:
    """Both tables; none where nothing is recorded."""
    known = spaces(project)
    if ROOT not in known:
        return {}
    folder = project.generated / "behaviors"
    texts = {
        "defaults": defaults(project, known[ROOT]),
        "sizes": sizes(project, known[ROOT]),
    }
    return {folder / f"{n}.md": f"{GENERATED}\n\n{text}" for n, text in texts.items()}


def family(name: str) -> str | None:
    return next(
        (title for one, title in FAMILIES.items() if name.startswith(one)), None
    )


def sizes(project: Project, space: Space) -> str:
    """A table for each family, what public code uses most first."""
    groups: dict[str, list[str]] = {title: [] for title in FAMILIES.values()}
    for row in list(computed(space, rows(project, space)))[:ROWS]:
        group, shown = family(row.names[0]), largest(row)
        if group is None:
            continue
        steps = (
            f"{space.columns[row.change.before]} → {space.columns[row.change.after]}"
        )
        case = "defaults" if shown.case in DEFAULT else code(shown.case)
        groups[group].append(
            f"| {linked(project, row.names)} | {steps} | {case} | {said(shown)} |"
        )
    head = "| Name | Releases | Arguments or input | Largest difference |"
    parts = [
        "\n".join([f"### {title}", "", head, "| --- | --- | --- | --- |", *lines, ""])
        for title, lines in groups.items()
        if lines
    ]
    return "\n".join(parts)


def computed(space: Space, found: Iterable[Row]) -> Iterator[Row]:
    """The changes of what a training script computes with its usual types."""
    for row in found:
        if family(row.names[0]) and any(usual(one) for one in row.change.found):
            yield row


def usual(one: Difference) -> bool:
    """Whether a case of the usual types computes something else."""
    return (
        not one.case.startswith(TYPED)
        and any(aspect in COMPUTED for aspect in one.aspects)
        and said(one) != ""
    )


def largest(row: Row) -> Difference:
    """The case that differs most; one with defaults, if there is one."""
    found = [one for one in row.change.found if usual(one)]
    own = [one for one in found if one.case in DEFAULT]
    return max(own or found, key=lambda one: size(one) or 0.0)


def said(one: Difference) -> str:
    """How much differs; empty where nothing that is computed does."""
    if "distribution" in one.aspects:
        return "another distribution"
    if "decision" in one.aspects:
        return "at another epoch"
    found = size(one) or 0.0
    if found <= LEAST:
        return ""
    percent = float(f"{100 * found:.2g}")
    only = all("gradient" in place for place in one.places)
    return f"{percent:g}%" + " of the gradient" * only


def size(one: Difference) -> float | None:
    """The largest difference of a value, as a share of the largest value that was there;
    None where no values of one shape differ."""
    shares = (share(at(one.old, place), at(one.new, place)) for place in one.places)
    return max((found for found in shares if found is not None), default=None)


def share(old: object, new: object) -> float | None:
    left, right = figures(old), figures(new)
    if not left or len(left) != len(right):
        return None
    most = max(map(abs, left)) or max(map(abs, right))
    return (
        max(abs(a - b) for a, b in zip(left, right, strict=True)) / most if most else 0
    )


def figures(value: object) -> list[float]:
    """The plain numbers of a result; empty where it has anything else."""
    if is_array(value):
        value = value[2]
    inside = value if isinstance(value, list) else [value]
    numbers = [one for one in inside if isinstance(one, (int, float))]
    return [float(one) for one in numbers] if len(numbers) == len(inside) else []


def defaults(project: Project, space: Space) -> str:
    """Every default of a class or function for training that has another value; names with
    the same change and the same effect together."""
    facts = api_facts.spaces(project)[ROOT]
    groups: dict[tuple[str, str, str], list[str]] = {}
    for before, after in pairwise(range(len(facts.columns))):
        old, new = facts.columns[before], facts.columns[after]
        for change in api_facts.changes(facts, before, after):
            name = change.name.removeprefix(f"{ROOT}.")
            stated = [one for one in change.defaults if matters(*one)]
            if not stated or not family(name) or ".experimental" in name:
                continue
            pairs = (f"{code(f'{word}={a}')} → {code(b)}" for word, a, b in stated)
            result = with_defaults(space, name, old, new)
            key = f"{old} → {new}", "<br>".join(pairs), result
            groups.setdefault(key, []).append(name)
    lines = ["| Name | Releases | Default | Called with its defaults |"]
    lines += ["| --- | --- | --- | --- |"]
    for key, names in groups.items():
        shown = ", ".join(linked(project, [name]) for name in names[:NAMED])
        more = f" and {len(names) - NAMED} more" * (len(names) > NAMED)
        lines.append(f"| {shown}{more} | {' | '.join(key)} |")
    return "\n".join(lines) + "\n"


def matters(word: str, old: str, new: str) -> bool:
    """Whether a default has another value, and not only another type or spelling."""
    if word in UNSAID or not old or not new:
        return False
    left, right = map(plain, (old, new))
    return left != right and [left] != right and {left} != set_of(right)


def plain(text: str) -> object:
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
    if isinstance(value, tuple) and len(set_of(value)) == 1:
        return value[0]  # (1, 1) is 1 for each axis
    return value.lower() if isinstance(value, str) else value


def set_of(value: object) -> set[object]:
    return set(value) if isinstance(value, tuple) else {value}


def with_defaults(space: Space, name: str, before: str, after: str) -> str:
    """What a call without arguments gives on both sides."""
    if name not in space.names or not {before, after} <= set(space.columns):
        return "not run"
    old, new = (space.columns.index(one) for one in (before, after))
    shared = [
        case
        for case in space.cases(name, old)
        if case in DEFAULT and case != "config" and case in space.cases(name, new)
    ]
    if not shared:
        return "not run"
    found = {one.case: one for one in space.compared(name, old, new)}
    differ = [found[case] for case in shared if case in found and usual(found[case])]
    return said(max(differ, key=lambda one: size(one) or 0.0)) if differ else SAME
