"""What the package index offers of each companion, and what an installer would choose.

`environments/companions.json` contains it, so that jobs are known without a network;
`python -m harness companions` asks again. By environment it has plans: a version of a
companion, and what is installed with it because the environment's lock lacks it or has
another version. Where a first plan failed, the same command adds others: with the pin
that its error suggests, and with older versions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import environments
from harness.environments import Environment
from harness.project import Project, ProjectError

VARIANT = "tf_keras"  # the other Keras, which is installed with a release
HINT = "not a list of companions; restore it with git, or run `python -m harness companions`"


@dataclass(frozen=True)
class Plan:
    """One version of a companion in one environment.

    `adds` has the pins of all that the lock doesn't have so; where the installer found
    no version, `refused` says why, and the rest is empty.
    """

    package: str
    version: str = ""
    adds: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()  # what the installer was given along with the name
    refused: str = ""

    @property
    def key(self) -> str:
        """The name of its job: `keras-rl2==1.0.5 with numpy<2`."""
        words = f"{self.package}=={self.version}"
        return f"{words} with {' '.join(self.pins)}" if self.pins else words

    def as_json(self) -> dict[str, Any]:
        return {k: v for k, v in vars(self).items() if v}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Plan:
        lists = {name: tuple(data.get(name, ())) for name in ("adds", "pins")}
        words = {name: data.get(name, "") for name in ("version", "refused")}
        return cls(data["package"], **words, **lists)


@dataclass(frozen=True)
class Index:
    """The file: the day, facts of the index by package, and plans by environment, the
    first one of each package first."""

    day: str
    packages: dict[str, dict[str, Any]]
    plans: dict[str, list[Plan]]

    def of(self, env: str, package: str) -> list[Plan]:
        return [one for one in self.plans.get(env, ()) if one.package == package]


def path(project: Project) -> Path:
    return project.environments / "companions.json"


def load(project: Project) -> Index:
    """The file; empty where there is none. Raises `ProjectError`."""
    return project.once(_read)


def _read(project: Project) -> Index:
    file = path(project)
    if not file.exists():
        return Index("", {}, {})
    try:
        data = json.loads(file.read_text("utf-8"))
        plans = {
            env: [Plan.from_json(row) for row in rows]
            for env, rows in data["plans"].items()
        }
        return Index(data["day"], data["packages"], plans)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProjectError(file, 1, HINT) from error


def taking_part(project: Project) -> list[Environment]:
    """The releases that the settings name, the newest, and each with the other Keras."""
    known = environments.load_all(project)
    named = [
        *project.settings.get("companions-on", ()),
        environments.newest(project).name,
    ]
    wanted = [
        one for name in dict.fromkeys(named) for one in (name, f"{name}+{VARIANT}")
    ]
    return [known[name] for name in wanted if name in known]


def text(index: Index) -> str:
    """The file: a line for each package, claim and plan, so that a change is short."""
    packages = lines((k, index.packages[k]) for k in sorted(index.packages))
    plans = []
    for env, own in index.plans.items():
        ordered = sorted(
            own, key=lambda one: one.package
        )  # stable: the first one first
        rows = ",\n".join(f"   {dump(one.as_json())}" for one in ordered)
        plans.append(f"  {dump(env)}: [\n{rows}\n  ]")
    body = ",\n".join(plans)
    return (
        f'{{\n "day": {dump(index.day)},\n "packages": {{\n{packages}\n }},\n'
        f' "plans": {{\n{body}\n }}\n}}\n'
    )


def lines(rows: Iterable[tuple[str, Any]]) -> str:
    return ",\n".join(f"  {dump(key)}: {dump(value)}" for key, value in rows)


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
