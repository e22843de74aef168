"""What decides whether something that is made of many records, in seconds, is still right:
digests of the records, of all locks, and of the code that reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from harness import cache, collectors
from harness.collectors import api, bodies
from harness.project import Project, once

HERE = Path(__file__).parent
OF_NAMES = ("api", "api_changes", "api_instead", "api_lost")  # what reads names first
READERS = (collectors, bodies)  # modules that read records of names
IMPORTED = re.compile(
    r"^ *from harness\.render(?:\.(\w+))? import (\([^)]*\)|.*)", re.MULTILINE
)


@once
def of_names(project: Project) -> list[object]:
    """Of what is made of the records of names."""
    schemas = sorted((project.schemas / "published").glob("*.json"))
    reading = [Path(str(module.__file__)) for module in READERS]
    return digest(project, api.KIND, [*schemas, *code(*OF_NAMES), *reading])


def of_kind(project: Project, kind: str, renderer: str) -> list[object]:
    """Of what a renderer makes of another kind of fact; any collector's code counts."""
    collecting = sorted(Path(collectors.__path__[0]).rglob("*.py"))
    return digest(project, kind, [*code(renderer), *collecting])


def kept(
    project: Project,
    name: str,
    depends: object,
    make: Callable[[], Mapping[Path, str]],
) -> dict[Path, str]:
    """The files that `make` gives, or gave earlier for the same input."""

    def by_name() -> dict[str, str]:
        return {project.relative(path): text for path, text in make().items()}

    found = cache.cached(project, name, depends, by_name)
    return {project.root / path: text for path, text in found.items()}


def digest(project: Project, kind: str, others: Iterable[Path]) -> list[object]:
    """The files by name and content: the same record of another environment differs."""
    here = project.environments
    records = [*here.glob(f"*/{kind}.jsonl"), bodies.path(project, kind)]
    locks = here.glob("*/requirements.txt")
    read = [path for path in sorted([*records, *locks]) if path.exists()]
    read += others
    names = [f"{path.parent.name}/{path.name}" for path in read]
    return [names, cache.contents(read), project.settings]


def code(*names: str) -> list[Path]:
    """The files of these modules of rendering, of those that they import, and of all
    templates: with another renderer nothing changes."""
    found: set[Path] = set()
    todo = {HERE / f"{name}.py" for name in names}
    while todo:
        path = todo.pop()
        found.add(path)
        for module, said in IMPORTED.findall(path.read_text("utf-8")):
            wanted = [module] if module else re.findall(r"\w+", said)
            near = {HERE / f"{name}.py" for name in wanted}
            todo |= {one for one in near if one.exists()} - found
    templates = (one for one in (HERE / "templates").rglob("*") if one.is_file())
    return sorted([*found, *templates])
