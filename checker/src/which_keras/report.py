"""Says what was found: for people, for programs, for GitHub."""

import json
import os
from typing import Any, Dict, Iterator, List, NamedTuple, Optional
from urllib.parse import quote

from which_keras import __version__, behavior, problems
from which_keras.check import Finding, Report
from which_keras.problems import BREAKS, CHANGES, PERHAPS, WARNS
from which_keras.table import site

SCHEMA = "1.0"
CODES = {**problems.CODES, **behavior.CODES}
SIGNS = {"": "+", BREAKS: "x", CHANGES: "~", WARNS: "!", PERHAPS: "?"}


class Asked(NamedTuple):
    """What is asked: columns, and what is shown."""

    columns: List[str]
    target: int
    from_: Optional[int] = None
    every: bool = False

    def shown(self, report: Report) -> List[Finding]:
        """The findings on the target; with `--all`, on any release."""
        return [
            f for f in report.findings if self.every or f.columns >> self.target & 1
        ]

    def fails(self, report: Report) -> bool:
        return any(
            f.level in (BREAKS, CHANGES) and f.columns >> self.target & 1
            for f in report.findings
        )


def ranges(mask: int, columns: List[str]) -> str:
    """`2.0 to 2.5, 2.16`: the releases of a mask."""
    found: List[List[str]] = []
    before = False
    for number, name in enumerate(columns):
        there = bool(mask >> number & 1)
        if there and before:
            found[-1][1:] = [name]
        elif there:
            found.append([name])
        before = there
    return ", ".join(" to ".join(one) for one in found)


def as_it_is(report: Report, columns: List[str]) -> int:
    """The columns on which nothing breaks and nothing changes."""
    every = (1 << len(columns)) - 1
    return every & ~report.failing & ~report.changing


def strip(report: Report, columns: List[str]) -> str:
    return "".join(SIGNS[report.state(number)] for number in range(len(columns)))


def place(report: Report, one: Finding) -> str:
    cell = f"cell {one.cell}:" if one.cell else ""
    return f"{report.path}:{cell}{one.line}:{one.column}"


def sentence(one: Finding, asked: Asked) -> str:
    """One line: the level, what, why, and what to write instead."""
    where = "" if not asked.every else f" [{ranges(one.columns, asked.columns)}]"
    subject = f"{one.name}: " if one.name and one.name not in one.message else ""
    text = f"{one.code} {one.level}: {subject}{' '.join(one.message.split())}{where}"
    if one.instead:
        text += f"; instead: {one.instead.text} (runs from {one.instead.since})"
    return text


def concise(reports: List[Report], asked: Asked) -> Iterator[str]:
    for report in reports:
        for one in asked.shown(report):
            yield f"{place(report, one)}: {sentence(one, asked)}"


def full(reports: List[Report], asked: Asked) -> Iterator[str]:
    """For each file: the releases on which it runs, its findings with their page."""
    for report in reports:
        if not report.uses and not report.notes and not report.findings:
            continue
        yield report.path
        runs = ranges(as_it_is(report, asked.columns), asked.columns) or "no release"
        yield f"  runs as it is on: {runs}"
        yield f"  {asked.columns[0]} {strip(report, asked.columns)} {asked.columns[-1]}"
        if report.written_for:
            yield f"  written for: {report.written_for}"
        for one in asked.shown(report):
            cell = f"cell {one.cell}, " if one.cell else ""
            yield f"  {cell}line {one.line}: {one.code} {one.level}: {one.name}"
            yield f"    {' '.join(one.message.split())}"
            yield f"    on {ranges(one.columns, asked.columns)}"
            if one.instead:
                yield f"    instead: {one.instead.text}, from {one.instead.since}{link(one)}"
        yield f"  {counted([report])}"
        yield ""


def link(one: Finding) -> str:
    """The page that shows what to write, with a colon before it."""
    return f": {site()}{one.instead.page}" if one.instead.page else ""


def counted(reports: List[Report]) -> str:
    """Checked 41 uses of Keras, didn't understand 3: what."""
    uses, unclear = sum(r.uses for r in reports), sum(len(r.unclear) for r in reports)
    text = f"checked {uses:,} use{'s' * (uses != 1)} of Keras, didn't understand {unclear:,}"
    if not unclear:
        return text
    several = len(reports) > 1
    shown = [
        (f"{r.path}:" if several else "")
        + (f"cell {cell}:" if cell else "")
        + f"{line} {what}"
        for r in reports
        for cell, line, what in r.unclear
    ]
    more = f", and {len(shown) - 10:,} more" if len(shown) > 10 else ""
    return f"{text}: {', '.join(shown[:10])}{more}"


def as_json(reports: List[Report], asked: Asked, failed: List[str]) -> str:
    columns = asked.columns
    data = {
        "schema": SCHEMA,
        "tool": f"which-keras {__version__}",
        "target": columns[asked.target],
        "releases": columns,
        "failed": failed,
        "files": [
            {
                "path": report.path,
                "runs_as_it_is": named(as_it_is(report, columns), columns),
                "releases": {
                    c: report.state(n) or "runs" for n, c in enumerate(columns)
                },
                "written_for": report.written_for or None,
                "uses": report.uses,
                "not_understood": [
                    {"cell": cell or None, "line": line, "name": what}
                    for cell, line, what in report.unclear
                ],
                "notes": report.notes,
                "findings": [of_finding(one, columns) for one in asked.shown(report)],
            }
            for report in reports
        ],
    }
    return json.dumps(data, indent=1, ensure_ascii=False)


def named(mask: int, columns: List[str]) -> List[str]:
    return [name for number, name in enumerate(columns) if mask >> number & 1]


def of_finding(one: Finding, columns: List[str]) -> Dict[str, Any]:
    instead = None
    if one.instead:
        instead = {
            "text": one.instead.text,
            "since": one.instead.since,
            "url": site() + one.instead.page if one.instead.page else None,
        }
    return {
        "cell": one.cell or None,
        "line": one.line,
        "column": one.column,
        "end_line": one.end_line,
        "end_column": one.end_column,
        "code": one.code,
        "level": one.level,
        "name": one.name,
        "message": one.message,
        "instead": instead,
        "releases": named(one.columns, columns),
    }


def github(reports: List[Report], asked: Asked) -> Iterator[str]:
    """Workflow commands: annotations in a pull request."""
    levels = {BREAKS: "error", CHANGES: "error", WARNS: "warning", PERHAPS: "notice"}
    for report in reports:
        for one in asked.shown(report):
            text = sentence(one, asked).replace("%", "%25")
            path = (
                report.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
            )
            cell = f"cell {one.cell}, line {one.line}: " if one.cell else ""
            where = (
                ""
                if one.cell
                else f",line={one.line},col={one.column},endLine={one.end_line}"
            )
            yield f"::{levels[one.level]} file={path}{where},title=which-keras {one.code}::{cell}{text}"


def sarif(reports: List[Report], asked: Asked) -> str:
    levels = {BREAKS: "error", CHANGES: "error", WARNS: "warning", PERHAPS: "note"}
    used = sorted({f.code for r in reports for f in asked.shown(r)})
    results = [
        {
            "ruleId": one.code,
            "ruleIndex": used.index(one.code),
            "level": levels[one.level],
            "message": {"text": sentence(one, asked)},
            "locations": [location(report, one)],
        }
        for report in reports
        for one in asked.shown(report)
    ]
    driver = {
        "name": "which-keras",
        "version": __version__,
        "informationUri": site(),
        "rules": [
            {"id": code, "shortDescription": {"text": CODES[code]}} for code in used
        ],
    }
    data = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "results": results,
                "columnKind": "unicodeCodePoints",
            }
        ],
    }
    return json.dumps(data, indent=1, ensure_ascii=False)


def location(report: Report, one: Finding) -> Dict[str, Any]:
    path = report.path.replace(os.sep, "/")
    physical: Dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
    if not one.cell:
        physical["region"] = {
            "startLine": one.line,
            "startColumn": one.column,
            "endLine": one.end_line,
            "endColumn": one.end_column,
        }
    return {"physicalLocation": physical}
