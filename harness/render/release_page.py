"""The page of a release: is it compatible with Keras, and what does what there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from packaging.version import Version

from harness import examples
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED
from harness.project import Project
from harness.render.markdown import badge, cell, code, detail, fill, stated, table
from harness.render.releases import (
    INSIDE,
    KERAS,
    KERAS3,
    PACKAGE,
    SAME,
    VERSION,
    WHERE,
    Release,
    comparison_key,
    outcome_in,
    page_of,
    releases,
)
from harness.render.titles import Title, titles

STYLES = [  # the import styles of each release's table, in this order
    f"versions/imports/{name}"
    for name in (
        "from_tensorflow",
        "dotted",
        "layers",
        "package_keras",
        "keras_layers",
        "private",
    )
]
Titles = dict[str, Title]


def render(project: Project) -> dict[Path, str]:
    """The page of each release."""
    every: list[Release | None] = [None, *releases(project), None]
    # A release's page speaks of its API and of what one learns; an error has its own.
    known = {
        name: title
        for name, title in titles(project).items()
        if not name.startswith(("errors/", "migrate/"))
    }
    return {
        page_of(project, one): page(project, one, [before, after], known)
        for before, one, after in zip(every, every[1:], every[2:], strict=False)
        if one
    }


def page(
    project: Project, release: Release, adjacent: list[Release | None], known: Titles
) -> str:
    """The whole page of a release."""
    kinds = by_kind(release, known)
    legacy = release.variants.get(f"{release.name}+tf_keras")
    is_keras3 = release.era == KERAS3
    text = fill(
        "release_page.md",
        release=release,
        description=json.dumps(description(release)),
        answer=answer(release),
        attempts=attempts(release),
        imports=outcomes(filter(release.outcome, STYLES), release, known),
        module=release.printed(WHERE).partition("\n")[0].partition(": ")[2],
        followups=followups(release),
        variants=variants(project, release),
        legacy=legacy.env if legacy and is_keras3 else None,
        keras_by_python=keras_by_python(release) if is_keras3 else None,
        failed=outcomes(kinds[FAILED], release, known),
        aborted=outcomes(kinds[ABORTED], release, known),
        warned=outcomes(kinds[WARNED], release, known),
        passed=outcomes(kinds[PASSED], release, known),
        works=len(kinds[PASSED]),
        neighbors=[
            (other, differences(project, release, other, known))
            for other in adjacent
            if other
        ],
    )
    return re.sub(r"\n{3,}", "\n\n", text)  # a part may be empty


def answer(release: Release) -> str:
    """The first paragraph: at most three sentences."""
    name, keras = release.name, release.keras
    if release.era == INSIDE:
        first = f"Yes: TensorFlow {name} contains its own Keras ({keras}), and `from tensorflow import keras` is all you need."
        second = "It brings no package `keras`, so do not write `import keras`."
        unpinned = release.variants.get(f"{name}+keras")
        found = outcome_in(unpinned, KERAS) if unpinned else None
        if found and found.error:
            second = f"Do not `pip install keras` beside it: `import keras` then fails with {code(found.summary)}."
    elif release.era == PACKAGE:
        first = f"Yes: TensorFlow {name} brings the package `keras` {keras}, and `tf.keras` is that package."
        same = SAME in release.printed(KERAS)
        second = (
            "`import keras` and `from tensorflow import keras` give the same classes; keep both packages on the same minor version."
            if same
            else "Write `from tensorflow import keras`."
        )
    else:
        first = f"Yes: TensorFlow {name} brings Keras 3 ({keras} on Python {release.env.python}), and `tf.keras` is Keras 3."
        kept = f"{name}+tf_keras" in release.variants
        package = "[`tf_keras`](#keep-keras-2)" if kept else "`tf_keras`"
        second = f"Code that was written for Keras 2 may need {package}."
    return f"{first} {second} {installs(release)}"


def installs(release: Release) -> str:
    on = f"on Python {release.env.python}"
    if not release.failing_installers:
        return f"It installs today {on} with no extra pin."
    pins = " and ".join(f"`{pin}`" for pin in release.pins)
    fails = " and ".join(release.failing_installers)
    return (
        f"A plain installation with {fails} no longer works {on}; with {pins} it does."
    )


def description(release: Release) -> str:
    """At most 155 characters, different for each release."""
    what = {
        INSIDE: f"it contains Keras {release.keras}; do not install another beside it",
        PACKAGE: f"it brings the package keras {release.keras}, and tf.keras is that package",
        KERAS3: f"it brings Keras 3 ({release.keras}), and tf.keras is Keras 3",
    }[release.era]
    pins = f" Today it needs {', '.join(release.pins)}." if release.pins else ""
    return f"TensorFlow {release.name} and Keras: yes, {what}.{pins}"


def attempts(release: Release) -> str:
    """What became of each installation without pins, one row a Python; and of the first
    patch."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one in release.attempts:
        if " " not in one.asked:  # else it has pins
            found.setdefault((one.asked, one.python), {})[one.installer] = one.error
    rows = []
    for (asked, python), errors in sorted(
        found.items(), key=lambda entry: newest_first(*entry[0])
    ):
        cells = [
            f"{badge(FAILED)} {code(errors[which])}" if errors[which] else badge(PASSED)
            for which in ("pip", "uv")
        ]
        rows.append((f"`{asked}`", python, *cells))
    return table(("", "Python", "pip", "uv"), rows)


def minor(python: str) -> int:
    """Sorts 3.9 before 3.10."""
    return int(python.partition(".")[2])


def newest_first(asked: str, python: str) -> tuple[int, int]:
    return -minor(python), -Version(asked.partition("==")[2]).micro


def followups(release: Release) -> str:
    """What an unpinned installation on top would change, one row a command."""
    rows = []
    for line in release.followups:
        changes = [
            f"`{package}` {before or 'none'} → {after or 'none'}"
            for package, (before, after) in sorted(line.changes.items())
        ]
        said = code(line.error) if line.error else ", ".join(changes)
        rows.append((f"`{line.key}`", said or "nothing"))
    return table(("then", "what it changes"), rows)


def variants(project: Project, release: Release) -> str:
    """What happens with other packages installed, one row each."""
    smoke_test = examples.smoke_test(project).id
    rows = []
    for record in release.variants.values():
        cells = (cell(outcome_in(record, name)) for name in (smoke_test, KERAS))
        rows.append((stated(project, record.env), *cells))
    return table(("beside it", "`tf.keras`", "`import keras`"), rows)


def keras_by_python(release: Release) -> str:
    """Which Keras comes with an installation without pins on each Python."""
    found: dict[str, str] = {}
    for one in release.unpinned:
        if "keras" in one.packages:
            found.setdefault(one.python, one.packages["keras"])
    ordered = sorted(found, key=minor, reverse=True)
    rows = [(python, found[python]) for python in ordered]
    return table(("Python", "Keras that comes"), rows)


def by_kind(release: Release, known: Titles) -> dict[str, list[str]]:
    """The examples with a heading, by what they did here."""
    kinds: dict[str, list[str]] = {PASSED: [], WARNED: [], FAILED: [], ABORTED: []}
    for name in sorted(known):
        if outcome := release.outcome(name):
            kinds[outcome.kind].append(name)
    return kinds


def outcomes(names: Iterable[str], release: Release, known: Titles) -> str:
    """What these examples did here, one row each."""
    rows = []
    for name in names:
        outcome = release.outcome(name)
        assert outcome, name
        rows.append((known[name].from_versions, badge(outcome.kind), detail(outcome)))
    return table(("", "", "what it said"), rows)


def differences(
    project: Project, release: Release, other: Release, known: Titles
) -> str:
    """What differs here from an adjacent release, one row an example."""
    rows = []
    for name in sorted(
        known.keys() - {KERAS, VERSION, examples.smoke_test(project).id}
    ):
        here, there = release.outcome(name), other.outcome(name)
        if here and there and comparison_key(here) != comparison_key(there):
            rows.append((known[name].from_versions, cell(there), cell(here)))
    return table(("", other.name, release.name), rows)
