"""The mark of a name in *Can I use*: from which releases on it does something else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from harness.cache import cached
from harness.collectors.applications_grid import KIND as NETWORKS
from harness.collectors.behaviors import KIND
from harness.project import Project, once
from harness.render import evidence
from harness.render.behavior_data import spaces
from harness.render.behavior_words import aspects

ROOT = "tf.keras"
# What a reader notices; another configuration or other random numbers are in the data.
SILENT = (
    "values",
    "shape",
    "weights",
    "gradients",
    "history",
    "decision",
    "names",
    "distribution",
    "calls",
    "variables",
    "dtype",
    "default name",
)
Marks = dict[str, dict[str, list[str]]]


@once
def marks(project: Project) -> Marks:
    """By name of `tf.keras`, the releases that changed what it does, each with how."""
    depends = [
        evidence.of_names(project),
        evidence.of_kind(project, KIND, "behavior_marks"),
        evidence.of_kind(project, NETWORKS, "behavior_marks"),
    ]
    return cached(project, "behavior-marks", depends, lambda: found_in(project))


def found_in(project: Project) -> Marks:
    """The same, from the records."""
    found: Marks = {}
    space = spaces(project).get(ROOT)
    if space is None:
        return found
    for change in space.changes:
        how = [one for one in aspects(change) if one in SILENT]
        if how:
            name = f"{ROOT}.{change.name}"
            found.setdefault(name, {})[space.columns[change.after]] = how
    return found


def mark(name: str, found: Marks) -> Iterator[str]:
    """The sentence of one name, as HTML; none where nothing changed."""
    if own := found.get(name):
        each = (f"{release} ({escape(', '.join(how))})" for release, how in own.items())
        link = '<a href="../../migrate/silent/">Without an error, other results</a>'
        yield f"{link} from {', '.join(each)}"
