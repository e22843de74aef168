"""What differs from release to release without an error: for pages, and for programs.

`docs/api/behaviors.json` has all of it. The page *What changed silently* shows the names
that public code uses most; *Can I use* marks each name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.project import Project
from harness.render import api_facts, behavior_places, can_i_use
from harness.render.behavior_data import Change, Difference, Space, spaces
from harness.render.behavior_marks import ROOT, SILENT
from harness.render.behavior_words import DEFAULT, SAID, aspects, best, sides
from harness.render.markdown import GENERATED, code, span

USES = Path("tests") / "content" / "api_uses.json"  # counts of names in public code
# Of architectures, the smallest of each family runs, with fixed weights.
NETWORKS = "| a large network, which was only built | most models of `applications` |"
RAISED = re.compile(r"each case raises (\w+)")
NETWORK = re.compile(r"applications\.(?:\w+\.)?[A-Z]\w*")
ROWS = 70  # of the page: what fits its limit of elements


@dataclass(frozen=True)
class Row:
    """One change, with all names of what changed: the most used one first."""

    names: tuple[str, ...]
    uses: int
    change: Change

    @property
    def silent(self) -> list[str]:
        return [one for one in aspects(self.change) if one in SILENT]


def render(project: Project) -> dict[Path, str]:
    """All files; none where nothing is recorded."""
    known = spaces(project)
    if ROOT not in known:
        return {}
    found = rows(project, known[ROOT])
    folder = project.generated / "behaviors"
    silent = [one for one in found if one.silent]
    files = {
        "silent": by_release(project, known[ROOT], silent),
        "counts": counts(known[ROOT], silent),
        "not-run": not_run(known[ROOT]),
    }
    made = {folder / f"{n}.md": f"{GENERATED}\n\n{text}" for n, text in files.items()}
    return made | {project.docs / "api" / "behaviors.json": published(project, known)}


def rows(project: Project, space: Space) -> list[Row]:
    """All changes, names of one object together; what is used most first."""
    counted = uses(project)
    groups: dict[tuple[Any, ...], list[Change]] = {}
    for one in space.changes:
        cells = space.names[one.name]
        key = one.before, one.after, cells[one.before], cells[one.after]
        groups.setdefault(key, []).append(one)
    found = []
    for same in groups.values():
        names = sorted((c.name for c in same), key=lambda n: (-counted.get(n, 0), n))
        total = sum(counted.get(name, 0) for name in names)
        change = next(one for one in same if one.name == names[0])
        found.append(Row(tuple(names), total, change))
    return sorted(found, key=lambda one: (-one.uses, one.names))


def uses(project: Project) -> dict[str, int]:
    """How often public code uses a name, in any namespace."""
    file = project.root / USES
    found: dict[str, int] = {}
    counted = json.loads(file.read_text("utf-8"))["uses"] if file.exists() else {}
    for use, some in counted.items():
        name = use.partition(":")[2]
        found[name] = found.get(name, 0) + sum(some.values())
    return found


def by_release(project: Project, space: Space, found: list[Row]) -> str:
    """A table for each release that changed something, the newest first."""
    shown = set(map(id, found[:ROWS]))
    parts = []
    for column in reversed(range(len(space.columns))):
        own = [one for one in found if one.change.after == column]
        if not own:
            continue
        listed = [one for one in own if id(one) in shown]
        release = space.columns[column]
        anchor = "{ #from-" + release.replace(".", "-") + " }"
        lines = [f"### From {release} {anchor}", ""]
        if listed:
            lines += ["| Name | Uses | What differs | Before | After |"]
            lines += ["| --- | --- | --- | --- | --- |"]
            lines += [of_row(project, space, one) for one in listed]
            lines += [""]
        if len(own) > len(listed):
            more = len(own) - len(listed)
            also = "more " * bool(listed)
            names = "names" if more > 1 else "name"
            lines += [f"{more} {also}{names}, little used: [each change](#each).", ""]
        parts.append("\n".join(lines))
    return "\n".join(parts)


def of_row(project: Project, space: Space, row: Row) -> str:
    """One row of a table."""
    wanted = row.silent[0]
    shown = best(row.change)
    if wanted not in shown.aspects:
        shown = row.change.of(wanted)[0]
    before, after = sides(shown, wanted)
    release = space.columns[row.change.after]
    link = behavior_places.place(project, row.names[0], release)
    words, _, case = said(row, shown).partition(": ")
    text = f"[{words}]({link}){f': {case}' if case else ''}"
    return (
        f"| {linked(project, row.names)} | {row.uses:,} | {text} | "
        f"{code(before)} | {code(after)} |"
    )


def linked(project: Project, names: Iterable[str]) -> str:
    """The first name with a link to its place in *Can I use*, and the others."""
    first, *others = names
    facts = api_facts.spaces(project)[ROOT].facts
    owner = f"{ROOT}.{first}"
    while owner not in facts and owner.count(".") > 1:
        owner = owner.rpartition(".")[0]
    text = code(first)
    if owner in facts:
        place = can_i_use.place(owner, facts[owner].kind == "module")
        page, _, anchor = place.partition("#")
        text = f"[{text}](../{page.rstrip('/')}.md#{anchor})" if anchor else text
    return text + (f" and {len(others)} aliases" if len(others) > 1 else "")


def said(row: Row, shown: Difference) -> str:
    """What differs, and in which case."""
    words = SAID[row.silent[0]]
    if shown.case in DEFAULT:
        return words
    return f"{words}: {code(shown.case)}"


def counts(space: Space, found: list[Row]) -> str:
    """How much was run, and how much of it changed."""
    last = len(space.columns) - 1
    ran = [name for name in space.names if space.cases(name, last)]
    cases = sum(len(space.cases(name, last)) for name in ran)
    changed = {name for one in found for name in one.names}
    return (
        f"{len(ran):,} names run in {cases:,} cases on TensorFlow {space.columns[last]}; "
        f"over {span(space.columns)}, {len(changed):,} names changed without an error.\n"
    )


def not_run(space: Space) -> str:
    """The names that don't run on the newest release, by reason."""
    last = len(space.columns) - 1
    reasons: dict[str, list[str]] = {}
    for name in space.names:
        if reason := space.why(name, last):
            raised = RAISED.match(reason)
            short = f"our inputs raise `{raised[1]}`" if raised else reason
            if short.startswith("no value for "):
                short = "a required argument for which we have no value"
            reasons.setdefault(short, []).append(name)
    lines = ["| Why it isn't run | Names |", "| --- | --- |", NETWORKS]
    for reason, names in sorted(reasons.items(), key=lambda one: -len(one[1])):
        if len(names) > 1:
            listed = ", ".join(code(one) for one in names[:4])
            more = f" and {len(names) - 4} more" * (len(names) > 4)
            lines.append(f"| {reason} | {listed}{more} |")
    return "\n".join(lines) + "\n"


def published(project: Project, known: dict[str, Space]) -> str:
    """Every change of every Keras, a line each."""
    head = json.dumps({"schema": "1.0", "license": "CC-BY-4.0"})[:-1]
    lines = [
        json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        for label, space in known.items()
        for one in entries(project, label, space)
    ]
    return f'{head}, "changes": [\n' + ",\n".join(lines) + "\n]}\n"


def entries(project: Project, label: str, space: Space) -> Iterator[dict[str, Any]]:
    for row in rows(project, space):
        shown = best(row.change)
        before, after = sides(shown, aspects(row.change)[0])
        yield {
            "in": label,
            "names": row.names,
            "from": space.columns[row.change.before],
            "to": space.columns[row.change.after],
            "uses": row.uses,
            "what": aspects(row.change),
            "case": shown.case,
            "before": before,
            "after": after,
            "cases": [one.case for one in row.change.found][:12],
        }
