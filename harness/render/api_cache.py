"""Keeps all that is made of the records of names, which takes seconds, until one of these
records or what reads them changes."""

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
    read = [*records(project), *schemas, *code()]
    return [cache.contents(read), *map(str, (len(read), project.settings))]


def records(project: Project) -> Iterator[Path]:
    bodies_of = bodies.path(project, KIND)
    if bodies_of.exists():
        yield bodies_of
    for path in sorted(project.environments.glob(f"*/{KIND}.jsonl")):
        yield path
        yield path.with_name("requirements.txt")


def code() -> Iterator[Path]:
    here = Path(__file__).parent
    yield from sorted(here.glob("*.py"))
    yield from sorted((here / "templates" / "can-i-use").iterdir())
    for module in CODE:
        yield Path(str(module.__file__))
