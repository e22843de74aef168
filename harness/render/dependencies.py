"""The versions of dependencies that work: tables, constraints files, and what the box asks.

`docs/api/dependencies.json` is for the box and for programs. `ranges`: by release and
package, `locked`, and `runs` of adjacent minor versions, oldest first, each as
[first, last, true], or [first, last, false, step, error] where the first step that fails
and its error are positions in `steps` and `errors`; `imported` is false where no trial
imported the package. `errors` has each summary line that ended a step, as `error`, and
`seen`: by package and release the minor versions, as [first, last, step]. An error
that a release gives as locked too isn't among them. `day` is when the index was asked.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from harness.collectors import trials, wheels
from harness.project import Project
from harness.render import markdown
from harness.render.dependency_ranges import Claim, Range, Run, claims, ranges
from harness.render.markdown import GENERATED, code

SCHEMA = "1.0"  # raised when a field changes its meaning
ALL, UNUSED = "all", "not imported"
Row = tuple[str, ...]


def render(project: Project) -> dict[Path, str]:
    """All files; none where nothing was tested."""
    every = ranges(project)
    if not every:
        return {}
    folder = project.generated / "dependencies"
    tables = {"overview": overview(every)}
    for package in packages(every):
        own = [one for one in every if one.package == package]
        tables[package] = of_package(own)
    contradicted = list(claims(project))
    tables["allowed"] = table(ALLOWED, allowed(contradicted))
    tables["refused"] = table(REFUSED, refused(contradicted))
    files = {folder / f"{n}.md": f"{GENERATED}\n\n{t}" for n, t in tables.items()}
    links = []
    for name, own in by_release(every):
        links.append(f"[`{name}`](../constraints/ranges/{name}.txt)")
        path = project.docs / "constraints" / "ranges" / f"{name}.txt"
        files[path] = constraints(name, own)
    files[folder / "constraints.md"] = f"{GENERATED}\n\n{', '.join(links)}\n"
    return files | {project.docs / "api" / "dependencies.json": data(project, every)}


def packages(every: Iterable[Range]) -> list[str]:
    """In the order in which they are tested: what readers ask about first."""
    return list(dict.fromkeys(one.package for one in sorted(every, key=order)))


def order(one: Range) -> int:
    return list(trials.PACKAGES).index(one.package)


def by_release(every: Iterable[Range]) -> Iterator[tuple[str, list[Range]]]:
    for name, own in itertools.groupby(every, key=lambda one: one.env.name):
        yield name, list(own)


def table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def overview(every: list[Range]) -> str:
    """The range that works, by release and package; the newest release first."""
    names = packages(every)
    rows = []
    for release, own in reversed(list(by_release(every))):
        has = {one.package: working(one) for one in own}
        link = f"[{release}](../versions/{release}.md)"
        rows.append((link, own[0].env.python, *(has.get(n, "") for n in names)))
    links = [f"[{name}](#{name})" for name in names]
    return table(("TensorFlow", "Python", *links), rows)


def working(one: Range) -> str:
    """`1.17 – 1.19`, or that all do; several runs where one between them fails."""
    found = one.working
    if len(found) == len(one.runs):
        return f"{ALL if one.imported else UNUSED}: {found[0].span}"
    return ", ".join(run.span for run in found)


def of_package(own: list[Range]) -> str:
    """By release: what works, and what older and newer versions do first. Adjacent
    releases that agree are one row."""
    rows: list[tuple[list[str], Row]] = []
    for one in reversed(own):
        before, after = one.runs[: one.own], one.runs[one.own + 1 :]
        cells = (working(one), failures(before), failures(after))
        if rows and rows[-1][1] == cells:
            rows[-1][0].insert(0, one.env.name)
        else:
            rows.append(([one.env.name], cells))
    head = ("TensorFlow", "Works", "Older versions", "Newer versions")
    shown = ((markdown.ranges(names), *cells) for names, cells in rows)
    return table(head, shown)


def failures(runs: Iterable[Run]) -> str:
    """What fails, each with its step and its error."""
    return "<br>".join(failure(run) for run in runs if not run.works)


def failure(run: Run) -> str:
    return f"{run.span}, {run.first.step}: {code(run.first.error)}"


ALLOWED = ("Package", "TensorFlow", "It asks for", "But fails", "First error")
REFUSED = ("Package", "TensorFlow", "It asks for", "Works too")


def allowed(contradicted: Iterable[Claim]) -> list[Row]:
    """Versions that a TensorFlow wheel allows, and that fail with it."""
    found = (
        (one.range.package, one.range.env.name, one.stated, run.span, failed(run))
        for one in contradicted
        for run in one.fails
    )
    return merged(found)


def failed(run: Run) -> str:
    return f"{run.first.step}: {code(run.first.error)}"


def refused(contradicted: Iterable[Claim]) -> list[Row]:
    """Versions that a TensorFlow wheel doesn't allow, and that work with it."""
    found = (
        (one.range.package, one.range.env.name, one.stated, spans(one.works))
        for one in contradicted
        if one.works
    )
    return merged(found)


def spans(runs: Iterable[Run]) -> str:
    return ", ".join(run.span for run in runs)


def merged(rows: Iterable[Row]) -> list[Row]:
    """Rows of one package that differ by their release only, as one row."""
    found: dict[tuple[str, Row], list[str]] = {}
    for package, release, stated, *rest in rows:
        key = package, (stated, *rest)
        found.setdefault(key, []).append(release)
    ordered = sorted(found.items(), key=lambda row: row[0][0])
    return [
        (package, markdown.ranges(names), code(stated), *rest)
        for (package, (stated, *rest)), names in ordered
    ]


def constraints(name: str, own: list[Range]) -> str:
    """For `pip install -c`: a bound where a version beyond it fails."""
    head = (
        f"# TensorFlow {name} on Python {own[0].env.python}: outside of these bounds, our\n"
        "# test fails. Each package was forced alone, with the newest patch of each minor\n"
        "# version; the other packages were as locked.\n"
    )
    lines = (f"{one.requirement}\n" for one in own if one.requirement)
    return head + "".join(lines)


def data(project: Project, every: list[Range]) -> str:
    """The ranges and the errors; the docstring of this module says their form."""
    steps: dict[str, int] = {}
    errors: dict[str, int] = {}
    seen: dict[str, dict[str, dict[str, list[Any]]]] = {}

    def number(of: dict[str, int], text: str) -> int:
        return of.setdefault(text, len(of))

    made: dict[str, dict[str, Any]] = {}
    for one in every:
        runs = []
        for run in one.runs:
            row: list[Any] = [run.first.minor, run.last.minor, run.works]
            if not run.works:
                row += [number(steps, run.first.step), number(errors, run.first.error)]
            runs.append(row)
        facts: dict[str, Any] = {"locked": one.locked, "runs": runs}
        if not one.imported:
            facts["imported"] = False
        made.setdefault(one.env.name, {})[one.package] = facts
        for text, step, first, last in met(one):
            number(errors, text)
            by_package = seen.setdefault(text, {}).setdefault(one.package, {})
            row = [first, last, number(steps, step)]
            by_package.setdefault(one.env.name, []).append(row)
    rows = [{"error": text, "seen": seen[text]} for text in errors]
    head = {"schema": SCHEMA, "day": wheels.day(project), "steps": list(steps)}
    lines = ",\n".join(dump(row) for row in rows)
    ranged = ",\n".join(f"{json.dumps(n)}:{dump(own)}" for n, own in made.items())
    start = dump(head)[:-1]
    return f'{start},"errors":[\n{lines}\n],"ranges":{{\n{ranged}\n}}}}\n'


def met(one: Range) -> Iterator[tuple[str, str, str, str]]:
    """Each error, its first step, and the minor versions that give it, in runs."""
    texts = dict.fromkeys(text for t in one.tested for text, _ in t.errors)
    for text in texts:
        has = [(t, dict(t.errors).get(text)) for t in one.tested]
        for steps, group in itertools.groupby(has, key=lambda row: row[1]):
            if steps:
                own = [tested for tested, _ in group]
                yield text, steps[0], own[0].minor, own[-1].minor


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
