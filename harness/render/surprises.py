"""What surprises people on a release: errors and warnings that other releases don't have,
each with the section that explains it, those that readers meet most often first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from harness.outcomes import ABORTED, FAILED, WARNED, Outcome
from harness.project import Project
from harness.render.causes import brief, fingerprint, messages
from harness.render.markdown import ranges
from harness.render.releases import Release, outcome_of, releases
from harness.render.tracebacks import Section, sections

POPULARITY = Path(__file__).with_name("popularity.toml")
UNKNOWN = 1  # the popularity of what that file doesn't name
EXPLAINS = "errors/"  # the pages that explain an error
NAMED = 20  # characters of a message's beginning that name it


@dataclass
class Surprise:
    """One cause on one release: the message, as it was printed there, the kind of result,
    and where it showed."""

    message: str
    kind: str
    programs: list[str] = field(default_factory=list)
    installations: int = 0  # without pins that end with it
    section: Section | None = None  # what explains it
    releases: list[str] = field(default_factory=list)  # that have it

    @property
    def shows(self) -> int:
        return len(self.programs) + self.installations

    @property
    def shown(self) -> str:
        """What a reader sees of it: of a crash, which has no message, the section's."""
        assert self.section
        return brief(self.section.title if self.kind == ABORTED else self.message)

    @property
    def ranges(self) -> str:
        return ranges(self.releases)

    @property
    def link(self) -> str:
        """The way to its section from a page in `versions/`."""
        assert self.section
        page, _, anchor = self.section.address.partition("#")
        return f"../{page.rstrip('/')}.md" + (f"#{anchor}" if anchor else "")


def surprises(project: Project, release: Release) -> list[Surprise]:
    """What is explained of all that a release shows and others don't: what stops an
    installation, then the most met first; of equally met ones those that began last. Of
    what one section explains, only what most programs show."""
    order = [one.name for one in releases(project)]
    explained, popularity = project.once(_explained), project.once(_popularity)
    found: dict[str, Surprise] = {}
    for cause, one in project.once(_seen)[release.name].items():
        section = explained.section(cause, one)
        if section is None:
            continue
        one.section = section
        one.releases = [n for n in order if cause in project.once(_seen)[n]]
        known = found.get(section.address, one)
        found[section.address] = max(known, one, key=lambda each: each.shows)

    def rank(one: Surprise) -> tuple[int, ...]:
        assert one.section
        page, _, anchor = one.section.address.partition("#")
        met = popularity.get(anchor or page.rstrip("/").rpartition("/")[2], UNKNOWN)
        met += len(one.programs).bit_length()  # twice as many programs: one more
        began = order.index(release.name)
        while began and order[began - 1] in one.releases:
            began -= 1
        # What fails from the oldest release on was never there, and is less missed.
        return -bool(one.installations), -met + (began == 0), -began, -len(one.programs)

    return sorted(found.values(), key=rank)


def _seen(project: Project) -> dict[str, dict[str, Surprise]]:
    """What each release shows, by its cause."""
    every = releases(project)
    usual = _usual(every)
    seen: dict[str, dict[str, Surprise]] = {}
    for release in every:
        here: dict[str, Surprise] = seen.setdefault(release.name, {})
        for name, entry in release.record.entries("examples").items():
            outcome = outcome_of(entry)
            for cause, message in _said(outcome).items():
                if (name, cause) in usual or (name, outcome.works) in usual:
                    continue
                kind = WARNED if outcome.works else outcome.kind
                one = here.setdefault(cause, Surprise(message, kind))
                one.programs.append(name)
        for attempt in release.attempts:
            if attempt.error:
                cause = fingerprint(attempt.error)
                one = here.setdefault(cause, Surprise(attempt.error, FAILED))
                one.installations += 1
    return seen


def _said(outcome: Outcome) -> dict[str, str]:
    """The causes of an outcome, each with its message: its error, or what it warned of."""
    if outcome.works:
        return {cause: texts[0] for cause, texts in messages(outcome).items()}
    return {fingerprint(outcome.summary): outcome.summary}


def _usual(every: Iterable[Release]) -> set[tuple[str, object]]:
    """What a program does on every release: it fails, as (name, False), or it warns of
    something, as (name, cause)."""
    did: dict[str, list[Outcome]] = {}
    for release in every:
        for name, entry in release.record.entries("examples").items():
            did.setdefault(name, []).append(outcome_of(entry))
    usual: set[tuple[str, object]] = set()
    for name, outcomes in did.items():
        if not any(one.works for one in outcomes):
            usual.add((name, False))
        causes = [set(_said(one)) for one in outcomes]
        usual |= {(name, cause) for cause in set.intersection(*causes)}
    return usual


@dataclass
class Explained:
    """Which sections quote a message, and which show an example."""

    quoted: dict[str, Section] = field(default_factory=dict)
    shown: dict[str, Section] = field(default_factory=dict)

    @cached_property
    def naming(self) -> dict[str, int]:
        """The messages that name others that begin so, with their places."""
        long = [one for one in self.quoted if len(one) >= NAMED]
        return {message: place for place, message in enumerate(long)}

    @cached_property
    def lengths(self) -> set[int]:
        return set(map(len, self.naming))

    def section(self, cause: str, one: Surprise) -> Section | None:
        """The section that quotes it, or its beginning; else, of an error, one that shows
        most of the examples that raise it."""
        if cause in self.quoted:
            return self.quoted[cause]
        begins = (cause[:length] for length in self.lengths)
        if found := [one for one in begins if one in self.naming]:
            return self.quoted[min(found, key=self.naming.__getitem__)]
        if one.kind == WARNED:  # an example warns of much else, too
            return None
        found = [self.shown[name] for name in one.programs if name in self.shown]
        return max(found, key=found.count, default=None)


def _explained(project: Project) -> Explained:
    explained = Explained()
    for section in sections(project):
        if section.address.startswith(EXPLAINS):
            # A title is the section's own message: it counts more than one listed.
            explained.quoted[fingerprint(section.title)] = section
            for message in section.listed:
                explained.quoted.setdefault(fingerprint(message), section)
            for name in section.shown:
                explained.shown.setdefault(name, section)
    return explained


def _popularity(project: Project) -> dict[str, int]:
    """How often readers meet what a page or an anchor explains."""
    read = tomllib.loads(POPULARITY.read_text("utf-8"))
    return {name: int(met) for met, names in read.items() for name in names}
