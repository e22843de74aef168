"""The page of a release: is it compatible with Keras, and what does what there."""

from __future__ import annotations

import json
import re
from pathlib import Path

from packaging.version import Version

from harness import examples
from harness.collectors.install import INSTALLERS
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED
from harness.project import Project
from harness.render.markdown import cells, fill, minor, stated
from harness.render.parts import Title, titles
from harness.render.releases import (
    KERAS,
    SAME,
    VERSION,
    Release,
    comparison_key,
    outcome_in,
    releases,
)
from harness.render.same_names import ADAM, SAME_NAMES, compared, names, two_adams

STYLES = [  # the import styles of each release's table, in this order
    f"versions/imports/{name}"
    for name in (
        *("from_tensorflow", "dotted", "layers", "package_keras"),
        *("keras_layers", "private"),
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
        project.docs / "versions" / f"{one.name}.md": page(
            project, one, [each for each in (before, after) if each], known
        )
        for before, one, after in zip(every, every[1:], every[2:], strict=False)
        if one
    }


def page(
    project: Project, release: Release, neighbors: list[Release], known: Titles
) -> str:
    """The whole page of a release."""
    smoke_test = examples.smoke_test(project).id
    expected = {KERAS, SAME_NAMES, VERSION, smoke_test}  # they differ on each release
    text = fill(
        "release_page.md",
        release=release,
        known=known,
        description=json.dumps(description(release)),
        answer=answer(release),
        attempts=attempts(release),
        compared=compared(names(release.outcome(SAME_NAMES))),
        adams=two_adams(release.printed(ADAM)),
        styles=[name for name in STYLES if release.outcome(name)],
        kinds=by_kind(release, known),
        variants=[
            (
                stated(project, one.env),
                outcome_in(one, smoke_test),
                outcome_in(one, KERAS),
            )
            for one in release.variants.values()
        ],
        neighbors=[
            (one, differing(release, one, known.keys() - expected)) for one in neighbors
        ],
    )
    return cells(re.sub(r"\n{3,}", "\n\n", text))  # a part may be empty


def answer(release: Release) -> str:
    """The first paragraph: at most three sentences."""
    unpinned = release.variants.get(f"{release.name}+keras")
    counted = names(release.outcome(SAME_NAMES))
    text = fill(
        "release_answer.md",
        release=release,
        name=release.name,
        imported=release.outcome(KERAS),
        names=counted if SAME in release.printed(KERAS) else None,
        unpinned=outcome_in(unpinned, KERAS) if unpinned else None,
    )
    return text.strip().replace("\n", " ")


def description(release: Release) -> str:
    """At most 155 characters, different for each release."""
    return fill("release_description.md", release=release).strip()


def attempts(release: Release) -> list[tuple[tuple[str, str], dict[str, str | None]]]:
    """What became of each installation without pins, by what was asked and Python: the
    error, nothing, or None where one was not tried. The newest Python comes first, the
    first patch after the newest one."""
    found: dict[tuple[str, str], dict[str, str | None]] = {}
    for one in release.attempts:
        if " " not in one.asked:  # else it has pins
            errors = found.setdefault(
                (one.asked, one.python), dict.fromkeys(INSTALLERS)
            )
            errors[one.installer] = one.error

    def newest_first(entry: tuple[tuple[str, str], object]) -> tuple[int, int]:
        (asked, python), _ = entry
        return -minor(python), -Version(asked.partition("==")[2]).micro

    return sorted(found.items(), key=newest_first)


def by_kind(release: Release, known: Titles) -> dict[str, list[str]]:
    """The examples with a heading, by what they did here."""
    kinds: dict[str, list[str]] = {PASSED: [], WARNED: [], FAILED: [], ABORTED: []}
    for name in sorted(known):
        if outcome := release.outcome(name):
            kinds[outcome.kind].append(name)
    return kinds


def differing(release: Release, other: Release, chosen: set[str]) -> list[str]:
    """The examples that another release runs too, with another result."""
    found = []
    for name in sorted(chosen):
        here, there = release.outcome(name), other.outcome(name)
        if here and there and comparison_key(here) != comparison_key(there):
            found.append(name)
    return found
