"""On what that depends which is made of many records, in seconds: it is kept until one of
these records or what reads them changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from harness import cache, collectors
from harness.collectors import bodies
from harness.collectors.api import KIND
from harness.project import Project, once

HERE = Path(__file__).parent
CODE = (collectors, bodies)  # modules that read records, besides those next to this one
MADE_BY = ("api", "api_changes", "api_instead", "api_lost")
IMPORTED = re.compile(
    r"^ *from harness\.render(?:\.(\w+))? import (\([^)]*\)|.*)", re.MULTILINE
)


@once
def depends(project: Project) -> list[str]:
    """A digest of the records of names, of the locks that name their packages, and of the
    code that makes something of them."""
    schemas = sorted((project.schemas / "published").glob("*.json"))
    own = [Path(str(module.__file__)) for module in CODE]
    read = [*records(project, KIND), *schemas, *code(*MADE_BY), *own]
    return [cache.contents(read), *map(str, (len(read), project.settings))]


def of_kind(project: Project, kind: str, renderer: str) -> list[str]:
    """The same for another kind of fact and its renderer, with the code of all
    collectors."""
    collecting = sorted(Path(collectors.__path__[0]).glob("*.py"))
    read = [*records(project, kind), *code(renderer), *collecting]
    return [cache.contents(read), *map(str, (len(read), project.settings))]


def records(project: Project, kind: str) -> Iterator[Path]:
    bodies_of = bodies.path(project, kind)
    if bodies_of.exists():
        yield bodies_of
    for path in sorted(project.environments.glob("*/requirements.txt")):
        if (own := path.with_name(f"{kind}.jsonl")).exists():
            yield own
            yield path


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
