"""The companions' pages: a table by package, their facts, and a page for each release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from packaging.requirements import Requirement

from harness.collectors.companion_index import load
from harness.collectors.companion_uses import uses
from harness.project import Project
from harness.render import companion_data
from harness.render.companion_results import (
    FAILING,
    GOOD,
    LEGACY,
    OLDER,
    PINNED,
    REFUSED,
    WARNING,
    Cell,
    Trial,
    cells,
    packages,
    releases,
    trials_count,
)
from harness.render.dependencies import Row, table
from harness.render.markdown import GENERATED, code, fence, fill, quoted

FOLDER = "companions"
QUIET = 2  # years without a release after which a package is marked
LONG = 200  # characters of an installer's reason
WORDS = {
    "works": "works",
    WARNING: "warns",
    PINNED: "works",
    OLDER: "works",
    LEGACY: "works",
    REFUSED: "can't be installed",
    FAILING: "fails",
}
BADGES = {"works": "passed", "warns": "warned", "fails": "failed"}


def render(project: Project) -> dict[Path, str]:
    """All files; none where nothing was tested."""
    if not cells(project):
        return {}
    folder = project.generated / FOLDER
    tables = {
        "overview": overview(project),
        "facts": facts(project),
        "excluded": excluded(project),
        "claimed": claimed(project),
        "count": counted(project),
        "programs": programs(project),
    }
    files = {folder / f"{n}.md": f"{GENERATED}\n\n{t}" for n, t in tables.items()}
    for name in releases(project):
        path = project.docs / "install" / FOLDER / f"{name}.md"
        files[path] = page(project, name)
    path = project.docs / "api" / "companions.json"
    return files | {path: companion_data.text(project)}


def overview(project: Project) -> str:
    """The version that works, by package and release; the newest release first."""
    names = releases(project)[::-1]
    head = ("Package", *(f"[{name}]({name}.md)" for name in names))
    known = cells(project)
    rows = []
    for package in packages(project):
        found = (known.get((name, package)) for name in names)
        rows.append((f"`{package}`", *(briefly(one) for one in found)))
    return table(head, rows)


def briefly(cell: Cell | None) -> str:
    """A version with what it needs, as a link to its row."""
    if cell is None:
        return ""
    where = f"{cell.release}.md#{cell.use.name}"
    if cell.shown is None:
        return f"[none]({where})"
    made = f"[{cell.shown.plan.version}]({where})"
    more = [LEGACY] if cell.kind == LEGACY else []
    more += cell.shown.plan.pins
    if cell.kind == FAILING:
        return f"{made} fails"
    return f"{made} + {' + '.join(map(code, more))}" if more else made


def facts(project: Project) -> str:
    """What each package is for, its last release, and which Keras it uses."""
    known = load(project)
    rows = []
    for use in uses(project):
        own = known.packages.get(use.name, {})
        link = f"[`{use.name}`](https://pypi.org/project/{use.name}/)"
        rows.append(
            (link, use.purpose, *dated(own, known.day), keras(project, use.name))
        )
    head = ("Package", "For", "Newest", "Last release", "Wheels", "Keras of its model")
    return table(head, rows)


def dated(own: dict[str, object], day: str) -> Iterator[str]:
    """The newest version, its day, and the Python versions that it has a wheel for."""
    last = str(own.get("last", ""))
    yield str(own.get("newest", ""))
    yield f"{last}, *none since*" if quiet(last, day) else last
    wheels = own.get("wheels")
    known = [str(one) for one in wheels] if isinstance(wheels, list) else []
    yield "any" if "any" in known else ", ".join(known) or "none"


def quiet(last: str, day: str) -> bool:
    """Whether the last release was long before the day on which the index was asked."""
    if not (last and day):
        return False
    return (date.fromisoformat(day) - date.fromisoformat(last)).days > QUIET * 365


def keras(project: Project, package: str) -> str:
    """The Keras of its model on the releases with Keras 3, as it was measured."""
    found = [
        cell.shown.line.keras
        for (_, name), cell in cells(project).items()
        if name == package and cell.kind in GOOD and cell.shown and cell.has_keras_3
    ]
    kinds = {kind(one) for one in found}
    return ", ".join(sorted(kinds)) or "not measured"


def kind(said: str) -> str:
    """`keras 3.12.0` is Keras 3."""
    name, _, version = said.partition(" ")
    if name == "keras" and version:
        return f"Keras {version.partition('.')[0]}"
    return f"`{name}`" if name else "none"


def excluded(project: Project) -> str:
    rows = [(f"`{one.name}`", one.excluded) for one in uses(project) if one.excluded]
    return table(("Package", "Why"), rows)


def claimed(project: Project) -> str:
    """What asks for a range of TensorFlow versions that has the release's, and fails as an
    installer chooses it. Releases that agree are one row."""
    found: dict[Row, list[str]] = {}
    for (release, package), cell in cells(project).items():
        asked = stated(cell.failed) if cell.failed else None
        if cell.failed and asked and cell.own.env.version in asked.specifier:
            error = code(cell.failed.line.error)
            asks = code(f"{asked.name}{asked.specifier}")
            key = (package, cell.failed.plan.version, asks, error)
            found.setdefault(key, []).append(release)
    rows = ((*key[:3], ", ".join(own), key[3]) for key, own in sorted(found.items()))
    return table(("Package", "Version", "Asks for", "Fails on", "Error"), rows)


def stated(trial: Trial) -> Requirement | None:
    """What a companion asks for of TensorFlow without an extra, where it is a range."""
    asked = (Requirement(one) for one in trial.line.asks)
    own = (one for one in asked if one.name == "tensorflow" and one.specifier)
    return next((one for one in own if "extra" not in str(one.marker or "")), None)


def programs(project: Project) -> str:
    """What was run of each package."""
    parts = (
        f"## `{use.name}` {{ #{use.name} }}\n\n{use.purpose}.\n\n{fence(use.code)}\n"
        for use in uses(project)
        if use.code
    )
    return "\n".join(parts)


def counted(project: Project) -> str:
    """A sentence about all trials."""
    kinds = Counter(cell.kind for cell in cells(project).values())
    good = sum(count for one, count in kinds.items() if one in GOOD)
    return (
        f"There are {trials_count(project)} results of {len(packages(project))} packages "
        f"on {len(releases(project))} releases. Of the {sum(kinds.values())} pairs of a "
        f"package and a release, {good} work: {kinds['works'] + kinds[WARNING]} as "
        f"installed, {kinds[LEGACY]} with `tf_keras`, {kinds[PINNED]} with another "
        f"package or version, {kinds[OLDER]} in an older version. {kinds[FAILING]} fail, "
        f"and {kinds[REFUSED]} can't be installed.\n"
    )


def page(project: Project, release: str) -> str:
    """What was found on one release."""
    own = [cell for (name, _), cell in cells(project).items() if name == release]
    rows = [row(cell) for cell in own]
    head = ("Package", "Result", "Install", "Asks for", "Keras", "Replaces")
    (env,) = {cell.own.env.name: cell.own.env for cell in own}.values()
    return fill(
        "companions.md",
        release=release,
        python=env.python,
        good=sum(cell.kind in GOOD for cell in own),
        count=len(own),
        legacy=any(cell.kind == LEGACY for cell in own),
        table=table(head, rows),
    )


def row(cell: Cell) -> Row:
    """A companion on a release: the result, the command, what it asks for, which Keras
    its model is of, and what it replaces."""
    name = f'<a id="{cell.use.name}"></a>`{cell.use.name}`'
    shown = cell.shown
    if shown is None:
        return (
            name,
            f"can't be installed: {code(cut(cell.own.refused))}",
            "",
            "",
            "",
            "",
        )
    return (
        name,
        result(cell, shown),
        command(cell) if cell.kind in GOOD else "",
        "<br>".join(code(one) for one in claims(shown)) or "nothing",
        kind(shown.line.keras),
        ", ".join(f"{name} {new}" for name, _, new in cell.replaced),
    )


def result(cell: Cell, shown: Trial) -> str:
    """The version and its result; what an installer chooses, where that fails."""
    word = WORDS[cell.kind]
    parts = [f"{badge(word)} {shown.plan.version}"]
    needs = [LEGACY] if cell.kind == LEGACY else []
    needs += [*shown.plan.pins]
    if needs:
        parts[0] += f" with {', '.join(map(code, needs))}"
    if cell.kind == WARNING and shown.line.warnings:
        parts.append(code(shown.line.warnings[0]))
    failed = cell.failed
    if failed and cell.kind == FAILING:
        parts.append(code(failed.line.error))
    elif failed:
        told = "" if failed.plan.version == shown.plan.version else failed.plan.version
        plain = f"{told or 'Alone'}: " if told or needs else ""
        parts.append(f"{plain}{code(failed.line.error)}")
    return "<br>".join(parts)


def badge(word: str) -> str:
    return f'<span class="badge {BADGES[word]}">{word}</span>'


def command(cell: Cell) -> str:
    """What to install, with a button that copies it."""
    text = f"pip install {quoted(cell.install)}"
    button = (
        f'<button class="md-clipboard md-icon" title="Copy to clipboard" '
        f'data-clipboard-text="{escape(text)}"></button>'
    )
    own = [one for one in cell.install if one not in cell.own.env.install]
    return f"{button} {' '.join(map(code, own))}"


def claims(trial: Trial) -> list[str]:
    """What it asks for of TensorFlow and Keras; what only an extra asks for is marked."""
    found = []
    for one in map(Requirement, trial.line.asks):
        name = f"{one.name}{one.specifier}"
        found.append(
            f"{name} (extra)" if one.marker and "extra" in str(one.marker) else name
        )
    return list(dict.fromkeys(found))


def cut(text: str) -> str:
    return text if len(text) <= LONG else f"{text[: LONG - 2]} …"
