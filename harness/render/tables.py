"""The tables over all releases, and what Google Colab has: a file for each template in
`templates/versions/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from harness import environments, subject
from harness.collectors.install import INSTALLERS
from harness.collectors.notebooks import COLAB
from harness.environments import Environment
from harness.outcomes import FAILED, PASSED
from harness.project import Project
from harness.render.markdown import badge, by_installer, cells, fill, minor
from harness.render.releases import INSIDE, Release, releases

FILES = ("table", "recipes", "keras-table", "python-table", "platform-table")
COLAB_FILES = ("colab", "colab-past")


def render(project: Project) -> dict[Path, str]:
    every = releases(project)
    platforms = dict.fromkeys(p for one in every for p in one.wheels)
    values: dict[str, Any] = {
        "releases": every[::-1],
        "pythons": sorted({p for one in every for p in one.pythons}, key=minor),
        "platforms": sorted(
            platforms, key=lambda p: ("Linux" not in p, "macOS" not in p, p)
        ),
        "kerases": kerases(every),
        "python_cell": python_cell,
    }
    files: tuple[str, ...] = FILES
    if colab := environments.load_all(project).get(COLAB):
        files += COLAB_FILES
        values |= {"colab": colab, "packages": list(packages(colab))}
    return {
        project.generated / "versions" / f"{name}.md": cells(
            fill(f"versions/{name}.md", **values)
        )
        for name in files
    }


def kerases(every: list[Release]) -> list[tuple[str, dict[str, list[str]]]]:
    """From a Keras to the releases that install it, and there to the Python versions on
    which they do; none where it is part of TensorFlow."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in every:
        if one.era == INSIDE:
            found.setdefault(f"{one.keras} (no package)", {})[one.name] = []
            continue
        for attempt in one.unpinned:
            if keras := keras_of(attempt.packages):
                pythons = found.setdefault(keras, {}).setdefault(one.name, [])
                if attempt.python not in pythons:
                    pythons.append(attempt.python)
    return sorted(found.items(), key=lambda entry: numbers(entry[0]))


def keras_of(packages: dict[str, str]) -> str:
    """The Keras among installed packages; a preview installs a preview of it."""
    nightly = packages.get("keras-nightly", "")
    return packages.get("keras") or (f"{nightly} (keras-nightly)" if nightly else "")


def numbers(keras: str) -> list[int]:
    return [int(n) for n in keras.split()[0].split(".")[:3] if n.isdigit()]


def python_cell(one: Release, python: str) -> str:
    """Whether a release installs on a Python with no extra pin."""
    if python not in one.pythons:
        return ""
    tried = (a for a in one.unpinned if a.python == python)
    marks = {a.installer: badge(FAILED if a.error else PASSED) for a in tried}
    if not marks:
        return "wheel, not tested"
    return by_installer(dict.fromkeys(INSTALLERS, "not tested") | marks, "<br>")


def packages(colab: Environment) -> Iterator[tuple[str, str]]:
    """What Google Colab has today: what was stated of it, at the versions that ran."""
    for line in colab.install:
        name = line.partition("==")[0]
        version = colab.packages.get(canonicalize_name(name), colab.version)
        if name in subject.DISTRIBUTIONS:
            version = f"[{colab.version}]({colab.release}.md)"
        yield name, version
