"""On what that depends which is made of many records, in seconds: it is kept until one of
these records or what reads them changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harness import cache, collectors
from harness.collectors import bodies
from harness.collectors.api import KIND
from harness.project import Project, once

CODE = (collectors, bodies)  # modules that read records, besides those next to this one


@once
def depends(project: Project) -> list[str]:
    """A digest of the records, of the locks that name their packages, and of the code."""
    schemas = sorted((project.schemas / "published").glob("*.json"))
    read = [*records(project, KIND), *schemas, *code()]
    return [cache.contents(read), *map(str, (len(read), project.settings))]


def of_kind(project: Project, kind: str) -> list[str]:
    """The same for another kind of fact, with the code of all collectors."""
    collecting = sorted(Path(collectors.__path__[0]).glob("*.py"))
    read = [*records(project, kind), *code(), *collecting]
    return [cache.contents(read), *map(str, (len(read), project.settings))]


def records(project: Project, kind: str) -> Iterator[Path]:
    bodies_of = bodies.path(project, kind)
    if bodies_of.exists():
        yield bodies_of
    for path in sorted(project.environments.glob("*/requirements.txt")):
        if (own := path.with_name(f"{kind}.jsonl")).exists():
            yield own
            yield path


def code() -> Iterator[Path]:
    here = Path(__file__).parent
    yield from sorted(here.glob("*.py"))
    yield from sorted((here / "templates" / "can-i-use").iterdir())
    for module in CODE:
        yield Path(str(module.__file__))
