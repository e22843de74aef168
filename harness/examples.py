"""The examples: one file each in `snippets/`, a complete program with a header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet

from harness import subject
from harness.project import Project, ProjectError, metadata, once

PROGRAM = "program"  # the section that contains all below the header
CPU_SECONDS = 5
MOST_CPU_SECONDS = 60
CELL = re.compile(r"^# %%", re.MULTILINE)
MARKER = re.compile(r"^\s*# --8<-- \[(?P<edge>start|end):(?P<name>[a-z][-_0-9a-z]*)\]$")
SETTINGS: dict[str, type] = {
    "probe": bool,  # its outcome is the statement: it may fail
    "notebook": bool,  # its cells run in Jupyter
    "fresh-interpreter": bool,  # needs one in which nothing is imported yet
    "io-bound": bool,  # waits more than it computes: needs no separate CPU
    "environments": list,  # where it runs; without it: on each release
    "inputs": str,  # another example, whose files are in the working directory,
    "inputs-from": list,  # in a folder for each of these environments
    "published": list,  # files of docs/api/ that are in the working directory
    "cpu-seconds": int,  # above CPU_SECONDS only with a reason
    "reason": str,
    "tolerance": float,  # relative, of its printed values; without it they are exact
    "tolerance-reason": str,
}


@dataclass(frozen=True)
class Example:
    """One example. `id` is its path below `snippets/`, without the extension."""

    id: str
    path: Path
    source: str

    @cached_property
    def page(self) -> str:
        """The page that owns it: `learn/sequential`."""
        return self.id.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.id.rpartition("/")[2]

    @cached_property
    def header(self) -> dict[str, Any]:
        return metadata(self.source, "script", self.path)

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What its header sets for us; raises `ProjectError`."""
        stated = dict(self.header.get("tool", {}).get("harness", {}))
        check(stated, SETTINGS, self.path, self.source)
        return stated

    @cached_property
    def tensorflow(self) -> Requirement:
        """The releases for which it is meant, as its header states them."""
        for line in self.header.get("dependencies", []):
            try:
                requirement = Requirement(line)
            except InvalidRequirement as error:
                raise ProjectError(self.path, 1, f"dependencies: {error}") from error
            if requirement.name == subject.PACKAGE:
                return requirement
        hint = f'dependencies: add "{subject.PACKAGE}>=2.0" or narrower'
        raise ProjectError(self.path, 1, hint)

    @property
    def cpu_seconds(self) -> int:
        """How much CPU time it may use, in seconds; raises `ProjectError`."""
        usual = MOST_CPU_SECONDS if self.notebook else CPU_SECONDS
        seconds = int(self.settings.get("cpu-seconds", usual))
        if seconds > usual and not self.settings.get("reason"):
            hint = f"cpu-seconds above {usual} requires a reason: add `reason`"
            raise ProjectError(self.path, 1, hint)
        if seconds > MOST_CPU_SECONDS:
            hint = f"cpu-seconds: use at most {MOST_CPU_SECONDS}"
            raise ProjectError(self.path, 1, hint)
        return seconds

    @property
    def tolerance(self) -> float:
        """By how much its printed values may differ, relative; raises `ProjectError`."""
        stated = float(self.settings.get("tolerance", 0.0))
        if stated and not self.settings.get("tolerance-reason"):
            hint = "tolerance requires a reason: add `tolerance-reason`"
            raise ProjectError(self.path, 1, hint)
        return stated

    @property
    def inputs_from(self) -> list[str]:
        """The environments whose files it reads; raises `ProjectError`."""
        by: list[str] = list(self.settings.get("inputs-from", []))
        if bool(self.settings.get("inputs")) != bool(by):
            hint = "inputs and inputs-from go together: add the other one"
            raise ProjectError(self.path, 1, hint)
        return by

    def published(self, project: Project) -> dict[str, Path]:
        """The files of `docs/api/` that it reads, by their names there; raises
        `ProjectError` where one is missing."""
        folder = project.docs / "api"
        found = {name: folder / name for name in self.settings.get("published", [])}
        for name, path in found.items():
            if not path.is_file():
                hint = f"published: docs/api/{name} doesn't exist; run `make render`"
                raise ProjectError(self.path, 1, hint)
        return found

    @property
    def fresh_interpreter(self) -> bool:
        return bool(self.settings.get("fresh-interpreter", False))

    @property
    def io_bound(self) -> bool:
        return bool(self.settings.get("io-bound", False))

    @cached_property
    def notebook(self) -> bool:
        return bool(self.settings.get("notebook", False))

    @property
    def probe(self) -> bool:
        return bool(self.settings.get("probe", False))

    def runs_in(self, name: str, version: str) -> bool:
        """Whether it is meant for an environment, given its TensorFlow version."""
        patterns = self.settings.get("environments")
        chosen = (
            any(fnmatchcase(name, pattern) for pattern in patterns)
            if patterns
            else version.startswith(f"{name}.")
        )
        return chosen and contains(str(self.tensorflow.specifier), version)

    @cached_property
    def _parts(self) -> tuple[dict[str, list[str]], list[int]]:
        """Each section's lines, and for each line of the program its line in the file."""
        sections: dict[str, list[str]] = {}
        numbers: list[int] = []
        opened: list[str] = []
        for number, line in enumerate(self.source.splitlines(), 1):
            marker = MARKER.match(line)
            if marker is None:
                if "--8<--" in line:
                    hint = "write `# --8<-- [start:name]`"
                    raise ProjectError(self.path, number, hint)
                for name in opened:
                    sections[name].append(line)
                if opened:
                    numbers.append(number)
            elif marker["edge"] == "start":
                if marker["name"] in sections:
                    hint = "this section's name is used twice: rename one"
                    raise ProjectError(self.path, number, hint)
                sections[marker["name"]] = []
                opened.append(marker["name"])
            elif marker["name"] in opened:
                opened.remove(marker["name"])
            else:
                hint = "this section ends before it starts: add its start above"
                raise ProjectError(self.path, number, hint)
        if opened != [PROGRAM]:
            wrong = next((name for name in opened if name != PROGRAM), PROGRAM)
            edge = "end" if wrong != PROGRAM else "start"
            raise ProjectError(self.path, 1, f"add `# --8<-- [{edge}:{wrong}]`")
        return sections, numbers

    @cached_property
    def program(self) -> str:
        """What a reader sees and what runs: all below the header, less the markers."""
        return tidy("\n".join(self._parts[0][PROGRAM]))

    @cached_property
    def sections(self) -> dict[str, str]:
        """The named parts that explain it, in the file's order; a notebook's cells."""
        if self.notebook:
            parts = CELL.split(self.program)[1:]
            code = [p for p in parts if not p.startswith(" [markdown]")]
            return {
                f"cell-{number}": tidy(part.partition("\n")[2])
                for number, part in enumerate(code, 1)
            }
        return {
            name: tidy("\n".join(lines))
            for name, lines in self._parts[0].items()
            if name != PROGRAM
        }

    def line_in_file(self, line: int) -> int:
        """The line of the file that is at a line of the program."""
        sections, numbers = self._parts
        begin = next(n for n, text in enumerate(sections[PROGRAM]) if text.strip())
        return numbers[line - 1 + begin]


def check(
    stated: Mapping[str, object], known: dict[str, type], path: Path, source: str
) -> None:
    """Raises `ProjectError` at a setting that is unknown or of another type."""
    for name, value in stated.items():
        if not isinstance(value, known.get(name, type(None))):
            names = ", ".join(f"{n} ({kind.__name__})" for n, kind in known.items())
            line = source[: source.find(f"# {name}")].count("\n") + 1
            raise ProjectError(path, line, f"{name}: use one of {names}")


@cache
def contains(specifier: str, version: str) -> bool:
    return SpecifierSet(specifier).contains(version, prereleases=True)


def tidy(code: str) -> str:
    """Code as a page shows it: no empty lines around it, one newline at its end."""
    lines = code.splitlines()
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return "\n".join(lines) + "\n"


@once
def load_all(project: Project) -> dict[str, Example]:
    """Every example by its id, in order."""
    found = {}
    for path in sorted(project.snippets.rglob("*.py")):
        name = path.relative_to(project.snippets).with_suffix("").as_posix()
        found[name] = Example(name, path, path.read_text(encoding="utf-8"))
    return found


def producer(project: Project, one: Example) -> Example | None:
    """The example whose files this one reads; raises `ProjectError` where it is unknown."""
    if not one.inputs_from:
        return None
    name = one.settings["inputs"]
    found = load_all(project).get(name)
    if found is None:
        hint = f"inputs: snippets/{name}.py doesn't exist; name an example that does"
        raise ProjectError(one.path, 1, hint)
    return found


def smoke_test(project: Project) -> Example:
    """What an installation must do: import, train, save and load."""
    return load_all(project)[project.settings["smoke-test"]]
