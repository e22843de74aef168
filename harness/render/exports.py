"""The same facts for programs: the API, and constraints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from harness.project import Project
from harness.records import Record
from harness.render.parts import Title, titles
from harness.render.releases import Release, outcome_of, releases

SCHEMA = "2.0"  # raised when a field changes its meaning


def render(project: Project) -> dict[Path, str]:
    """The API, and the constraints of each release."""
    every, known = releases(project), titles(project)
    api, folder = project.docs / "api", project.docs / "constraints"
    files = {folder / f"{one.name}.txt": constraints(one) for one in every}
    files[api / "releases.json"] = as_json(every, known)
    return files


def as_json(every: list[Release], known: dict[str, Title]) -> str:
    """Every release. `SCHEMA` is raised when a field changes its meaning."""
    data = {
        "schema": SCHEMA,
        "releases": [release(one) for one in every],
        "examples": {
            name: {"page": t.page, "anchor": t.anchor, "title": t.text}
            for name, t in sorted(known.items())
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def release(one: Release) -> dict[str, Any]:
    """One release, under the published names."""
    return {
        "tensorflow": one.name,
        "version": one.env.version,
        "released": one.released,
        "keras": one.keras,
        "era": one.era,
        "python": one.env.python,
        "pythons": one.pythons,
        "install": one.env.install,
        "plain": {f"{a.installer}, Python {a.python}": a.error for a in one.unpinned},
        "wheels": one.wheels,
        "megabytes": one.wheel_megabytes,
        "tested": one.tested,
        "variants": {name: variant(record) for name, record in one.variants.items()},
        "outcomes": outcomes(one.record),
    }


def variant(record: Record) -> dict[str, Any]:
    packages = record.env.packages
    return {
        "install": record.env.install,
        "packages": {n: packages[n] for n in ("keras", "tf-keras") if n in packages},
        "outcomes": outcomes(record),
    }


def outcomes(record: Record) -> dict[str, dict[str, str]]:
    """What each program did: `outcome`, and `summary` where it has a summary line."""
    found = {}
    programs = {**record.entries("examples"), **record.entries("notebooks")}
    for name, entry in sorted(programs.items()):
        outcome = outcome_of(entry)
        summary = {"summary": outcome.summary} if outcome.summary else {}
        found[name] = {"outcome": outcome.kind, **summary}
    return found


def constraints(one: Release) -> str:
    """For `pip install -c`: every package of the lock, without hashes."""
    pins = [f"{name}=={version}\n" for name, version in one.env.packages.items()]
    head = f"# TensorFlow {one.name} on Python {one.env.python}: what it ran with on {one.tested}\n"
    return head + "".join(pins).replace("tensorflow-cpu==", "tensorflow==")
