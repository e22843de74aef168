"""The picker of the home page: its form, its first answer, its data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from harness import environments
from harness.project import Project
from harness.records import Record
from harness.render.markdown import fill, minor
from harness.render.releases import (
    INSIDE,
    KERAS,
    KERAS3,
    SAME,
    Release,
    outcome_in,
    releases,
)
from harness.render.same_names import SAME_NAMES, compared, names


def render(project: Project) -> dict[Path, str]:
    """The form, with the answer to the first question for all readers, and the data."""
    newest_first = reversed(releases(project))
    choices = {one.name: choice(project, one) for one in newest_first}
    data = json.dumps({"releases": choices}, separators=(",", ":"))
    return {
        project.generated / "picker.md": form(choices, environments.reference(project)),
        project.docs / "api" / "picker.json": data,
    }


def form(choices: dict[str, dict[str, Any]], first: str) -> str:
    """The form over these releases, with the answer for the first one."""
    versions = {python for one in choices.values() for python in one["wheels"]}
    values = {"names": list(choices), "versions": sorted(versions, key=minor)}
    return fill("picker.md", first=first, choice=choices[first], **values)


def choice(project: Project, one: Release) -> dict[str, Any]:
    """One release: `tested` has, by Python and installer, the error of an installation
    without pins, or nothing; `compared` says how many names `keras` and `tf.keras` share."""
    tested: dict[str, dict[str, str]] = {}
    for attempt in one.unpinned:
        tested.setdefault(attempt.python, {})[attempt.installer] = attempt.error
    own = one.outcome(KERAS)
    found: dict[str, Any] = {
        "keras": one.keras,
        "lives": "" if one.era == KERAS3 else one.keras_place.replace("`", ""),
        "python": one.env.python,
        "wheels": one.pythons,
        "tested": tested,
        "install": one.env.install,
        "import_keras": own.error.summary if own and own.error else "",
        "same": SAME in one.printed(KERAS),
        "compared": unlike(one.record),
    }
    for record in one.variants.values():
        env, outcome = record.env, outcome_in(record, KERAS)
        if env.name == f"{one.name}+tf_keras":
            if one.legacy:
                found["keras2"] = {"install": env.install}
        elif outcome and SAME in outcome.stdout:
            if one.era == INSIDE:
                found["standalone"] = environments.beside(project, env)[0]
                found["compared"] = unlike(record)
        elif env.name == f"{one.name}+keras" and outcome and outcome.error:
            found["avoid"] = {
                "command": "pip install keras",
                "error": outcome.error.type,
            }
    return found


def unlike(record: Record) -> str:
    """What was counted of two Kerases that aren't one in all names; else nothing."""
    counted = names(outcome_in(record, SAME_NAMES))
    if counted is None or counted.alike:
        return ""
    return compared(counted).replace("`", "")
