"""The tables over all releases, and what Google Colab has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.utils import canonicalize_name

from harness import environments, subject
from harness.collectors.notebooks import COLAB
from harness.environments import Environment
from harness.outcomes import FAILED, PASSED
from harness.project import Project
from harness.render.markdown import GENERATED, badge, fill, table
from harness.render.releases import (
    ERAS,
    INSIDE,
    KERAS3,
    PACKAGE,
    Release,
    releases,
)
from harness.render.release_page import minor


def render(project: Project) -> dict[Path, str]:
    """A file for each table, in `generated/versions/`."""
    every = releases(project)
    folder = project.generated / "versions"
    files = {
        folder / "table.md": version_table(every),
        folder / "recipes.md": recipe_table(every),
        folder / "eras.md": eras(every),
        folder / "keras-table.md": keras_table(every),
        folder / "python-table.md": python_table(every),
        folder / "platform-table.md": platform_table(every),
    }
    if colab := environments.load_all(project).get(COLAB):
        files[folder / "colab.md"] = colab_today(colab)
        files[folder / "colab-past.md"] = colab_past(colab)
    return files


def file(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A generated file that is one table."""
    return f"{GENERATED}\n\n{table(names, rows)}\n"


def version_table(every: list[Release]) -> str:
    """The one table of all releases."""
    rows = []
    for one in reversed(every):
        fails = ", ".join(one.failing_installers)
        result = f"{badge(FAILED)} with {fails}" if fails else badge(PASSED)
        rows.append(
            (
                f"[{one.name}]({one.name}.md){preview(one)}",
                one.pypi.released if one.pypi else "",
                span(one.pythons),
                one.keras,
                ERAS[one.era],
                f"{result} on {one.env.python}",
                " ".join(f"`{pin}`" for pin in one.pins) or "none",
            )
        )
    names = ("TensorFlow", "released", "Python", "Keras", "where it lives")
    return file((*names, "installs plainly today?", "extra pins"), rows)


def span(pythons: Sequence[str]) -> str:
    return f"{pythons[0]} – {pythons[-1]}" if pythons else ""


def recipe_table(every: list[Release]) -> str:
    """What to give to an installer for each release, and on which Python."""
    rows = []
    for one in reversed(every):
        quoted = " ".join(f'"{requirement}"' for requirement in one.env.install)
        page = f"[{one.name}](../versions/{one.name}.md#install-it-today){preview(one)}"
        rows.append((page, one.env.python, f"`pip install {quoted}`"))
    return file(("TensorFlow", "Python", "install"), rows)


def preview(one: Release) -> str:
    return " (preview)" if one.env.is_preview else ""


def eras(every: list[Release]) -> str:
    """The three eras in one picture: a bar for each, as wide as its releases."""
    names = {
        INSIDE: "inside TensorFlow",
        PACKAGE: "the package keras",
        KERAS3: "Keras 3",
    }
    found = [
        (era, name, [one for one in every if one.era == era])
        for era, name in names.items()
    ]
    return fill("eras.md", eras=[one for one in found if one[2]])


def keras_table(every: list[Release]) -> str:
    """From a Keras to the releases with which it comes."""
    found: dict[str, dict[str, list[str]]] = {}  # by Keras, release: Python versions
    for one in every:
        if one.era == INSIDE:
            found.setdefault(f"{one.keras} (no package)", {})[one.name] = []
            continue
        for attempt in one.unpinned:
            if keras := attempt.packages.get("keras"):
                pythons = found.setdefault(keras, {}).setdefault(one.name, [])
                if attempt.python not in pythons:
                    pythons.append(attempt.python)
    rows = []
    for keras in sorted(found, key=numbers):
        places = [
            f"[{name}]({name}.md)"
            + (f" on Python {', '.join(pythons)}" if pythons else "")
            for name, pythons in found[keras].items()
        ]
        rows.append((keras, "; ".join(places)))
    return file(("Keras", "comes with TensorFlow"), rows)


def numbers(keras: str) -> list[int]:
    return [int(n) for n in keras.split()[0].split(".")[:3] if n.isdigit()]


def python_table(every: list[Release]) -> str:
    """Which Python has a Linux wheel of which release."""
    pythons = sorted({p for one in every for p in one.pythons}, key=minor)
    rows = []
    for one in reversed(every):
        cells = []
        for python in pythons:
            errors = [a.error for a in one.unpinned if a.python == python]
            if python not in one.pythons:
                cells.append("")
            elif len(errors) < 2:
                cells.append("wheel, not run")
            else:
                cells.append(badge(FAILED if any(errors) else PASSED))
        rows.append((f"[{one.name}]({one.name}.md)", *cells))
    return file(("TensorFlow", *pythons), rows)


def platform_table(every: list[Release]) -> str:
    """For which platforms and Python versions the index has a wheel."""
    platforms = list(dict.fromkeys(p for one in every for p in one.wheels))
    platforms.sort(key=lambda p: ("Linux" not in p, "macOS" not in p, p))
    rows = []
    for one in reversed(every):
        cells = [span(one.wheels.get(p, [])) or "none" for p in platforms]
        rows.append((f"[{one.name}]({one.name}.md)", *cells))
    return file(("TensorFlow", *platforms), rows)


def colab_today(env: Environment) -> str:
    """What Google Colab has today: what was stated of it, at the versions that ran."""
    rows = [("Python", env.python)]
    for line in env.install:
        name = line.partition("==")[0]
        version = env.packages.get(canonicalize_name(name), env.version)
        if name in subject.DISTRIBUTIONS:
            version = f"[{env.version}]({env.release}.md)"
        rows.append((f"`{name}`", version))
    source = f"[its list of packages]({env.source['address']}) of {env.source['day']}"
    return (
        f"{GENERATED}\nAs {source} states:\n\n{table(('package', 'version'), rows)}\n"
    )


def colab_past(env: Environment) -> str:
    """What Google Colab's past runtimes have, as its list states."""
    return "\n".join([GENERATED, *(f"- {one}" for one in env.source["past"]), ""])
