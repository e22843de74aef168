"""What changed from one release to the next, by cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from harness import examples
from harness.outcomes import WARNED, Outcome
from harness.project import Project, once
from harness.render.causes import (
    CHANGES,
    LOGGED_BEFORE,
    LOGS,
    PRINTS,
    RAISED,
    RAISES_ELSE,
    Cause,
    brief,
    by_cause,
    causes,
    messages,
)
from harness.render.markdown import badge, code
from harness.render.parts import Title, titles
from harness.render.releases import Release, releases

# So many outputs of a program differ, at least, where it prints its release's version.
VARIES, FEWEST = 0.75, 4
LINES = 2  # of what a program prints and didn't print before


@dataclass(frozen=True)
class Change:
    """What some examples do and didn't do on the release before, for one reason; `text`
    is Markdown for a table's cell."""

    cause: Cause
    names: list[str]
    text: str


@once
def by_release(project: Project) -> dict[str, list[Change]]:
    """What changed on each release from the one before, by the release's name; nothing
    on the first."""
    every, known = releases(project), subjects(project)
    found = {one.name: [] for one in every[:1]}
    for old, new in pairwise(every):
        found[new.name] = changes(project, old, new, known)
    return found


def subjects(project: Project) -> dict[str, Title]:
    """The headings of the programs that show a release's API, and what one learns; an
    error has a separate page."""
    return {
        name: title
        for name, title in titles(project).items()
        if not name.startswith(("errors/", "migrate/"))
    }


def changes(
    project: Project, old: Release, new: Release, known: Mapping[str, Title]
) -> list[Change]:
    """All that changed for examples with a heading, what most of them show first."""
    pairs: dict[str, tuple[Outcome, Outcome]] = {}
    found: dict[str, list[Cause]] = {}
    for name in sorted(known.keys() - varying(project)):
        was, now = old.outcome(name), new.outcome(name)
        if was and now:
            pairs[name] = was, now
            tolerance = examples.load_all(project)[name].tolerance
            found[name] = causes(was, now, tolerance)
    made = [
        Change(cause, names, described(cause, *pairs[names[0]]))
        for cause, names in by_cause(found)
    ]
    return sorted(
        made, key=lambda one: (-len(one.names), CHANGES.index(one.cause.change))
    )


def described(cause: Cause, was: Outcome, now: Outcome) -> str:
    """A change in a table's cell, in the words of one program that shows it."""
    change, fingerprint = cause
    if change == PRINTS:
        printed, before = only(now, was), only(was, now)
        if not printed and not before:
            return "prints the same lines in another order or number"
        if not printed:
            return f"no longer prints {before}"
        return f"prints {printed}" + (f" instead of {before}" if before else "")
    if change in (LOGS, LOGGED_BEFORE):
        said = messages(now if change == LOGS else was)[fingerprint][0]
        text = code(brief(said))
        return f"{badge(WARNED)} {text}" if change == LOGS else f"{change}: {text}"
    if change == RAISED:
        return f"{change} {code(brief(was.summary))}"
    also = " with another message" if change == RAISES_ELSE else ""
    return f"{badge(now.kind)}{also} {code(brief(now.summary))}"


def only(one: Outcome, other: Outcome) -> str:
    """The first lines that one prints and the other doesn't; "" where there are none."""
    others = other.stdout.splitlines()
    lines = [line for line in one.stdout.splitlines() if line not in others]
    shown = [
        *(code(brief(line)) for line in lines[:LINES]),
        *["…"] * (len(lines) > LINES),
    ]
    return " · ".join(shown)


@once
def varying(project: Project) -> set[str]:
    """The examples that print something else on nearly each release."""
    printed: dict[str, list[str]] = {}
    for release in releases(project):
        for name in release.record.entries("examples"):
            if stdout := release.printed(name):
                printed.setdefault(name, []).append(stdout)
    return {
        name
        for name, some in printed.items()
        if len({*some}) >= max(FEWEST, VARIES * len(some))
    }
