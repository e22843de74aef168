"""The two pages of a release: is it compatible with Keras, and all that ran there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import Version

from harness import examples
from harness.collectors.install import INSTALLERS
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED, Outcome
from harness.project import Project
from harness.render import api_changes
from harness.render.causes import bare, brief, causes, messages
from harness.render.changes import by_release, subjects
from harness.render.example_results import shown
from harness.render.markdown import badge, cells, code, fill, minor, stated
from harness.render.parts import Title
from harness.render.releases import KERAS, SAME, Release, outcome_in, releases
from harness.render.same_names import ADAM, SAME_NAMES, compared, names, two_adams
from harness.render.surprises import surprises

STYLES = [  # the import styles of each release's table, in this order
    f"versions/imports/{name}"
    for name in ("from_tensorflow", "layers", "package_keras", "private")
]
FIRST = "learn/sequential/mnist"  # the first program that a release's page shows
# Rows on a release's first page; the second one has all.
MOST_SURPRISES, MOST_ROWS = 8, 5
Titles = dict[str, Title]


def render(project: Project) -> dict[Path, str]:
    """The two pages of each release."""
    every: list[Release | None] = [None, *releases(project), None]
    known, changed = subjects(project), by_release(project)
    folder = project.docs / "versions"
    files: dict[Path, str] = {}
    for before, one, after in zip(every, every[1:], every[2:], strict=False):
        if one:
            values = {
                "release": one,
                "known": known,
                "before": before,
                "after": after,
                "changes": changed[one.name],
            }
            files[folder / f"{one.name}.md"] = page(project, one, values)
            files[folder / f"{one.name}-results.md"] = results(project, one, values)
    return files


def page(project: Project, release: Release, values: Mapping[str, Any]) -> str:
    """What a release's reader needs first."""
    first, tested_with = release.outcome(FIRST), installed(project, release)
    made = fill(
        "release_page.md",
        **values,
        description=json.dumps(description(release)),
        answer=answer(release),
        first=FIRST if first else None,
        step=api_changes.steps(project).get(release.name),
        first_output=shown(first) if first else "",
        check=examples.smoke_test(project),
        compared=compared(names(release.outcome(SAME_NAMES))),
        adams=two_adams(release.printed(ADAM)),
        styles=[name for name in STYLES if release.outcome(name)],
        tested_with=tested_with,
        crashes=any(one.kind == ABORTED for one in outcomes(release, values["known"])),
        breaking=[one for one in tested_with if one.broken],
        surprises=surprises(project, release)[:MOST_SURPRISES],
        most=MOST_ROWS,
    )
    return tidy(made)


def results(project: Project, release: Release, values: Mapping[str, Any]) -> str:
    """All that ran on a release."""
    known: Titles = values["known"]
    kinds = by_kind(release, known)
    made = fill(
        "release_results.md",
        **values,
        description=results_description(release, kinds),
        attempts=attempts(release),
        installed=installed(project, release),
        failing=by_message(release, [*kinds[FAILED], *kinds[ABORTED]]),
        warning=by_message(release, kinds[WARNED]),
        working=by_page(kinds[PASSED], known),
    )
    return tidy(made)


def tidy(made: str) -> str:
    return cells(re.sub(r"\n{3,}", "\n\n", made))  # a part may be empty


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


def results_description(release: Release, kinds: dict[str, list[str]]) -> str:
    """What all programs did, counted; at most 155 characters."""
    fails = len(kinds[FAILED]) + len(kinds[ABORTED])
    return (
        f"On TensorFlow {release.name}, {len(kinds[PASSED])} of the programs of this "
        f"site work, {len(kinds[WARNED])} work with a warning, and {fails} fail: each "
        "is listed here by its message."
    )


def attempts(release: Release) -> list[tuple[tuple[str, str], dict[str, str | None]]]:
    """The result of each installation without pins, by what was asked and Python: the
    error, nothing, or None where it wasn't tested. The newest Python comes first, the
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


@dataclass(frozen=True)
class Installed:
    """What two imports do with other packages installed. `broken` has those that fail
    there, and not so on the release alone, by what they do instead, as Markdown."""

    packages: str
    did: dict[str, Outcome | None]
    broken: dict[str, list[str]]


def installed(project: Project, release: Release) -> list[Installed]:
    """Each set of packages that was installed with a release, what it broke first."""
    programs = {"`tf.keras`": examples.smoke_test(project).id, "`import keras`": KERAS}
    found = []
    for record in release.variants.values():
        did = {what: outcome_in(record, name) for what, name in programs.items()}
        broken: dict[str, list[str]] = {}
        for what, now in did.items():
            was = release.outcome(programs[what])
            if now and not now.works and was and causes(was, now):
                error = f"{badge(now.kind)} {code(brief(now.summary))}"
                broken.setdefault(error, []).append(what)
        found.append(Installed(stated(project, record.env), did, broken))
    return sorted(found, key=lambda one: not one.broken)


def outcomes(release: Release, known: Iterable[str]) -> list[Outcome]:
    """What the examples with a heading did."""
    return [one for name in known if (one := release.outcome(name))]


def by_kind(release: Release, known: Titles) -> dict[str, list[str]]:
    """The examples with a heading, by what they did here."""
    kinds: dict[str, list[str]] = {PASSED: [], WARNED: [], FAILED: [], ABORTED: []}
    for name in sorted(known):
        if outcome := release.outcome(name):
            kinds[outcome.kind].append(name)
    return kinds


def by_message(release: Release, chosen: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The examples that show each error or warning, the message of most first."""
    texts: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for name in chosen:
        outcome = release.outcome(name)
        assert outcome
        said = {outcome.summary: [outcome.summary]}
        for cause, (text, *_) in (
            said if outcome.summary else messages(outcome)
        ).items():
            texts.setdefault(cause, bare(text))
            found.setdefault(cause, []).append(name)
    ordered = sorted(found.items(), key=lambda one: -len(one[1]))
    return [(texts[cause], some) for cause, some in ordered]


def by_page(chosen: Iterable[str], known: Titles) -> dict[str, list[str]]:
    """The examples below each page's path."""
    found: dict[str, list[str]] = {}
    for name in chosen:
        found.setdefault(known[name].page, []).append(name)
    return found
