"""What to write instead of a name, a method, or an argument that a later release lacks.

`instead.toml` has entries. `of` lists patterns of what is replaced, without namespace:
`layers.DenseFeatures`, `*Model.fit_generator`, `optimizers.*(lr)`. An entry is for all
that they match among what a release lost (`api_lost.py`); the first entry that matches
counts. `what` names it for a reader, `text` says what to write, and `example` ran with it:

    [[instead]]
    what = "`lr` of an optimizer"
    of = ["optimizers.*(lr)"]
    text = "`learning_rate`"
    example = "errors/lr-keras3/fixed"

Since which release the text is right is what the example's record says. The example has
to work on a release that has what is replaced, and on one that lacks it. Where a
replacement is only for releases that lack it, `later` says why.
"""

from __future__ import annotations

import fnmatch
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.cache import cached
from harness.project import Project, ProjectError
from harness.render import api_lost, evidence
from harness.render.api_data import dump
from harness.render.api_lost import GONE, PROPERTY_THERE, WORKS
from harness.render.news import address
from harness.render.parts import titles
from harness.render.releases import releases

PLACE = Path(__file__).with_name("instead.toml")
FIELDS = {"what", "of", "text", "example", "later"}
WILD = re.compile(r"[*?\[]")  # what isn't meant literally in a pattern
Mapping = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Entry:
    """One replacement, and the line of the file on which it begins."""

    line: int
    what: str
    of: tuple[str, ...]
    text: str
    example: str
    later: str

    def error(self, hint: str) -> ProjectError:
        return ProjectError(PLACE, self.line, hint)


def render(project: Project) -> dict[Path, str]:
    """The mapping for the page, which loads it with the names, and the list of entries."""
    listed = [(one, shown(project, one)) for one in recorded(project)]
    rows = [
        f"| {one.what} | {known['text']} | [{known['since']}]({source_of(known['page'])}) |"
        for one, known in listed
    ]
    head = ["| Before | Instead | Runs from |", "| --- | --- | --- |"]
    table = "\n".join([*head, *rows]) + "\n"
    return {
        project.docs / "api" / "instead.json": dump(instead(project)),
        project.generated / "can-i-use" / "instead.md": table,
    }


def source_of(page: str) -> str:
    """The Markdown link to a place of the site, from a page in a folder of `docs/`."""
    path, _, anchor = page.partition("#")
    return f"../{path.rstrip('/')}.md#{anchor}"


def instead(project: Project) -> Mapping:
    """By name, or by name and argument (`tf.keras.optimizers.Adam.lr`): `text`, `since`,
    and `page`, below the site. What replaces a name also replaces what is in it, and what
    replaces a name of `tf.keras` also that of `keras`.

    Raises `ProjectError` at an entry that lacks a part, whose example isn't shown or
    doesn't work where it should, or with a pattern that nothing matches."""
    return project.once(_read)


def _read(project: Project) -> Mapping:
    listed = recorded(project)
    made = [shown(project, one) for one in listed]
    ran = {one.example: works(project, one.example) for one in listed}
    depends = [evidence.of_names(project), PLACE.read_text("utf-8"), ran]
    numbers: dict[str, int] = cached(
        project, "instead", depends, lambda: matched(project, listed)
    )
    return {key_of(key): made[number] for key, number in numbers.items()}


def recorded(project: Project) -> list[Entry]:
    """The entries whose example ran somewhere; `make record` runs the others."""
    return [
        one
        for one in entries(PLACE.read_text("utf-8"))
        if any(each.outcome(one.example) for each in releases(project))
    ]


def key_of(key: str) -> str:
    """`tf.keras.Model.fit(workers)` as `tf.keras.Model.fit.workers`."""
    return re.sub(r"\((\w+)\)$", r".\1", key)


def entries(text: str) -> list[Entry]:
    """The entries of a file's text; raises `ProjectError`."""
    try:
        rows = tomllib.loads(text).get("instead", [])
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ProjectError(PLACE, int(line[1]) if line else 1, str(error)) from error
    begins = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() == "[[instead]]"
    ]
    return [checked(row, line) for row, line in zip(rows, begins, strict=True)]


def checked(row: dict[str, Any], line: int) -> Entry:
    """One entry; raises `ProjectError` where a part is missing or unknown."""
    unknown, lacking = row.keys() - FIELDS, FIELDS - {"later"} - row.keys()
    if unknown or lacking:
        what = f"unknown: {sorted(unknown)}" if unknown else f"add {sorted(lacking)}"
        raise ProjectError(PLACE, line, f"{what}; an entry has {sorted(FIELDS)}")
    of, words = row["of"], [row[key] for key in ("what", "text", "example")]
    if not of or not isinstance(of, list) or not all([*of, *words]):
        raise ProjectError(PLACE, line, "`of` is a list of patterns; no part is empty")
    return Entry(line, row["what"], tuple(of), *words[1:], row.get("later", ""))


def shown(project: Project, entry: Entry) -> dict[str, str]:
    """What a reader is told, with the page that shows the example."""
    title = titles(project).get(entry.example)
    if title is None:
        raise entry.error(
            f"no page shows {entry.example}: show it, or name another one"
        )
    since = works_since(project, entry.example)
    if since is None:
        hint = f"{entry.example} doesn't work on the newest release that ran it"
        raise entry.error(f"{hint}: run `make record`, or name another one")
    page = f"{address(title.page)}#{title.anchor}".removeprefix("../")
    return {"text": entry.text, "since": since, "page": page}


def works_since(project: Project, example: str) -> str | None:
    """The release from which on an example works, up to the newest that ran it."""
    since = None
    for one in releases(project):
        if outcome := one.outcome(example):
            since = (since or one.name) if outcome.works else None
    return since


def works(project: Project, example: str) -> str:
    """A character for each release: whether an example works there."""
    outcomes = (one.outcome(example) for one in releases(project))
    return "".join(WORKS if one and one.works else GONE for one in outcomes)


def matched(project: Project, listed: list[Entry]) -> dict[str, int]:
    """By key of what was lost, the number of its entry; raises `ProjectError`. Without
    keys whose owner, or whose name in `tf.keras`, has that number."""
    lost = api_lost.lost(project)
    found: dict[str, int] = {}
    for number, entry in enumerate(listed):
        ran = works(project, entry.example)
        for pattern in entry.of:
            keys = [*matches(pattern, lost)]
            if not keys:
                hint = f"no release lost {pattern!r}: remove it, or correct it"
                raise entry.error(hint)
            check_both_sides(entry, pattern, [lost[key] for key in keys], ran)
            for key in keys:
                found.setdefault(key, number)
    return {
        key: number
        for key, number in sorted(found.items())
        if all(found.get(above) != number for above in (*owners(key), f"tf.{key}"))
    }


def owners(key: str) -> Iterator[str]:
    """The names above a key, nearest first: what replaces them replaces it, too."""
    while re.search(r"[.(]", key):
        key = re.sub(r"\.\w+$|\(\w+\)$", "", key)
        yield key


def matches(pattern: str, lost: api_lost.Cells) -> Iterator[str]:
    """The keys that a pattern means, in each namespace."""
    for namespace in api_lost.NAMESPACES:
        whole = f"{namespace}.{pattern}"
        if WILD.search(whole):
            yield from filter(re.compile(fnmatch.translate(whole)).match, lost)
        elif whole in lost:
            yield whole


def check_both_sides(entry: Entry, pattern: str, rows: list[str], ran: str) -> None:
    """Raises `ProjectError` where the example didn't work on both sides of the border."""
    sides = {
        side
        for row in rows
        for side, works in zip(row, ran, strict=True)
        if works == WORKS
    }
    if PROPERTY_THERE in sides:
        sides.add(WORKS)
    if GONE not in sides:
        raise entry.error(f"{entry.example} works on no release that lacks {pattern!r}")
    if WORKS not in sides and not entry.later:
        hint = f"{entry.example} works on no release that has {pattern!r}"
        raise entry.error(f"{hint}: name another one, or say why in `later`")
    if WORKS in sides and entry.later:
        hint = f"{entry.example} works on releases that have {pattern!r}"
        raise entry.error(f"{hint}: remove `later`")
