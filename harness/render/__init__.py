"""Turns records into the Markdown and the files that pages include. Writes only those.

A new output is a module with a function `render(project)` that gives its files, and a line
in `RENDERERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from harness import cache
from harness.project import Project, ProjectError, write
from harness.render import (
    api,
    api_instead,
    behavior_changes,
    behavior_places,
    behaviors,
    checker_data,
    checker_proof,
    checker_warm,
    commands,
    companions,
    conda,
    cuda,
    dependencies,
    eras,
    example_results,
    exports,
    messages,
    news,
    picker,
    release_page,
    saves,
    tables,
    tracebacks,
    verified,
)

WRITTEN = (
    "index.md",
    "compare.md",
    "instead.md",
)  # by people, among the pages of names
# The files that rendering reads, and the folders that it reads or writes.
READ = ("pyproject.toml", "mkdocs.yml", behavior_changes.USES)
INVOLVED = (
    "checker",
    "docs",
    "environments",
    "generated",
    "harness",
    "overrides",
    "schemas",
    "snippets",
)
Renderer = Callable[[Project], dict[Path, str]]
RENDERERS: tuple[Renderer, ...] = (
    example_results.render,
    commands.render,
    release_page.render,
    tables.render,
    cuda.render,
    conda.render,
    eras.render,
    picker.render,
    news.render,
    exports.render,
    api.render,
    behaviors.render,
    dependencies.render,
    companions.render,
    saves.render,
    api_instead.render,
    checker_data.render,
    checker_proof.render,
    checker_warm.render,
    messages.render,
    tracebacks.render,
    verified.render,
)


def everything(project: Project) -> dict[Path, str]:
    """Every generated file and what it must say; raises `ProjectError`."""
    files: dict[Path, str] = {}
    for renderer in RENDERERS:
        made = project.once(renderer)
        for path in made.keys() & files.keys():
            hint = f"two renderers make it, the second is {renderer.__module__}"
            raise ProjectError(path, 1, hint)
        files |= made
    return files


def wrong(project: Project, files: Mapping[Path, str]) -> list[Path]:
    """The generated files that are missing, that differ, or that don't belong there."""
    docs = project.docs
    folders = (
        project.generated,
        docs / "constraints",
        docs / "api",
        project.root / checker_data.FOLDER,
    )
    there = {one for folder in folders for one in folder.rglob("*") if one.is_file()}
    there |= set((docs / "versions").glob("[0-9]*.md"))
    there |= set((docs / behavior_places.FOLDER).glob("*.md"))
    there |= set((docs / "install" / companions.FOLDER).glob("[0-9]*.md"))
    there |= {
        one for one in (docs / "can-i-use").glob("*.md") if one.name not in WRITTEN
    }
    differ = {path for path, text in files.items() if not says(path, text)}
    return sorted(differ | (there - files.keys()))


def says(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


def changed(project: Project) -> list[str]:
    """The generated files that are wrong, from the project's folder; nothing is rendered
    where nothing changed since the last time."""

    def render_again() -> list[str]:
        return [project.relative(one) for one in wrong(project, everything(project))]

    return cache.cached(project, "rendering", state(project), render_again)


def state(project: Project) -> list[object]:
    """All that decides whether the generated files are right: names and a digest."""
    paths = [project.root / name for name in READ]
    for folder in INVOLVED:
        paths += sorted((project.root / folder).rglob("*"))
    read = [p for p in paths if p.is_file() and "__pycache__" not in p.parts]
    names = [project.relative(path) for path in read]  # an empty one counts, too
    return [names, cache.contents(read)]


def save(project: Project, quiet: bool = False) -> list[Path]:
    """Writes what differs, removes what no page includes. Returns what it touched."""
    if not (names := changed(project)):
        return []
    touched, files = [project.root / name for name in names], everything(project)
    for path in touched:
        if path in files:
            write(path, files[path])
        else:
            path.unlink()
        if not quiet:
            done = "rendered" if path in files else "removed"
            print(f"{done} {project.relative(path)}", flush=True)
    cache.cached(project, "rendering", state(project), list)  # nothing is wrong now
    return touched
