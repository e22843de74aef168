"""The versions of dependencies that work: tables, and constraints files."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from harness.collectors import trials
from harness.project import Project
from harness.render import dependency_data, markdown
from harness.render.dependency_ranges import Claim, Range, Run, claims, ranges
from harness.render.markdown import GENERATED, code

ALL, ANY, UNUSED = "all", "any", "not imported"
FEW = 3  # releases
Row = tuple[str, ...]


def render(project: Project) -> dict[Path, str]:
    """All files; none where nothing was tested."""
    every = ranges(project)
    if not every:
        return {}
    folder = project.generated / "dependencies"
    main, others = [], []
    for one in every:
        asked = trials.PACKAGES[one.package] > trials.ENDS
        (main if asked else others).append(one)
    tables = {"overview": overview(main), "others": table(OTHERS, failing(others))}
    for package in packages(main):
        own = [one for one in main if one.package == package]
        tables[package] = of_package(own)
    contradicted = list(claims(project))
    tables["allowed"] = table(ALLOWED, allowed(contradicted))
    tables["refused"] = table(REFUSED, refused(contradicted))
    tables["repairs"] = table(REPAIRS, repaired(every))
    files = {folder / f"{n}.md": f"{GENERATED}\n\n{t}" for n, t in tables.items()}
    links = []
    for name, own in by_release(every):
        links.append(f"[`{name}`](../constraints/ranges/{name}.txt)")
        path = project.docs / "constraints" / "ranges" / f"{name}.txt"
        files[path] = constraints(name, own)
    files[folder / "constraints.md"] = f"{GENERATED}\n\n{', '.join(links)}\n"
    path = project.docs / "api" / "dependencies.json"
    return files | {path: dependency_data.text(project, every)}


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
    """The range that works, by release and package; the newest release first. What has
    a limit on a few releases only would make the table wider than a page."""
    limits = Counter(one.package for one in every if briefly(one) != ANY)
    names = [name for name in packages(every) if limits[name] >= FEW]
    rows = []
    for release, own in reversed(list(by_release(every))):
        has = {one.package: briefly(one) for one in own}
        link = f"[{release}](../versions/{release}.md)"
        rows.append((link, *(has.get(n, "") for n in names)))
    links = [f"[{name}](dependency-errors.md#{name})" for name in names]
    return table(("TensorFlow", *links), rows)


def briefly(one: Range) -> str:
    """As `working`, for a table with many columns."""
    if len(one.working) == len(one.runs):
        return ANY
    return working(one).replace(" – ", "–")


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


OTHERS = ("Package", "TensorFlow", "Works", "Older versions", "Newer versions")


def failing(every: Iterable[Range]) -> list[Row]:
    """What fails of packages that readers ask about less; what never does, in one row."""
    found = []
    for one in every:
        if len(one.working) < len(one.runs):
            before, after = one.runs[: one.own], one.runs[one.own + 1 :]
            cells = (working(one), failures(before), failures(after))
            found.append((one.package, one.env.name, *cells))
    never = {one.package for one in every} - {row[0] for row in found}
    rows = merged(found)
    if never:
        rows.append((", ".join(sorted(never)), ALL, ALL, "", ""))
    return rows


ALLOWED = ("Package", "TensorFlow", "It asks for", "But fails", "First error")
REFUSED = ("Package", "TensorFlow", "It asks for", "Works too")


def allowed(contradicted: Iterable[Claim]) -> list[Row]:
    """Versions that a TensorFlow wheel allows, and that fail with it."""
    found = (
        (one.range.package, one.range.env.name, asks, run.span, failed(run))
        for one in contradicted
        for asks in [code(one.stated) if one.stated else "any version"]
        for run in one.fails
    )
    return merged(found)


def failed(run: Run) -> str:
    return f"{run.first.step}: {code(run.first.error)}"


def refused(contradicted: Iterable[Claim]) -> list[Row]:
    """Versions that a TensorFlow wheel doesn't allow, and that work with it."""
    found = (
        (one.range.package, one.range.env.name, code(one.stated), spans(one.works))
        for one in contradicted
        if one.works
    )
    return merged(found)


REPAIRS = ("Package", "TensorFlow", "Fails as locked", "Works with")


def repaired(every: Iterable[Range]) -> list[Row]:
    """Steps that fail with what an installer chooses, and the versions that repair them."""
    found = (
        (one.package, one.env.name, f"{step}: {code(error)}", spans(runs))
        for one in every
        for step, error in one.broken
        if (runs := one.repairing(step))
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
        (package, markdown.ranges(names), stated, *rest)
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
