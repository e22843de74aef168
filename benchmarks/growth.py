"""A copy of the project that grows: generated pages, each with its examples and records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harness import collectors, environments, examples, pages, records, render
from harness.collectors.examples import ExampleLine
from harness.model import Run
from harness.outcomes import PASSED, Outcome
from harness.project import Project
from tests.project_copy import ProjectCopy

GROWTH = (1, 2, 4)  # how many times as many pages and examples
FOLDER = "synthetic"
HEADER = '# /// script\n# requires-python = ">=3.7"\n# dependencies = ["tensorflow>=2.0"]\n# ///\n'


def grow(copy: ProjectCopy, first: int, count: int, each: int) -> None:
    """Adds pages from number `first` on, with so many examples each, as if recorded."""
    project = Project(copy.root)
    printed: dict[str, str] = {}
    for number in range(first, first + count):
        page = f"{FOLDER}/page-{number:03}"
        parts = [f"---\ntitle: Page {number}\n---\n\n# Page {number}\n\nIt computes."]
        for n in range(each):
            name, value = f"{page}/example_{n}", number * each + n
            program = f"import tensorflow as tf\n\nprint(int(tf.constant({value})))\n"
            copy.add(
                f"snippets/{name}.py", f"{HEADER}# --8<-- [start:program]\n{program}"
            )
            parts.append(f'``` python\n--8<-- "{name}.py:program"\n```')
            parts.append(f'--8<-- "{name}.md"')
            printed[name] = f"{value}\n"
        copy.add(f"docs/{page}.md", "\n\n".join(parts) + "\n")
        copy.edit("mkdocs.yml", "\ntheme:\n", f"  - {page}.md\n\ntheme:\n")
    kind = collectors.BY_NAME["examples"]
    for env in environments.load_all(project).values():
        with records.held(env, collectors.BY_NAME) as kept:
            for job in kind.jobs(project, env):
                if job.key in printed:
                    line = ExampleLine(job.key, Outcome(PASSED, printed[job.key]))
                    run = Run(None, 1.0, 0.1, env.python)
                    kept.add(job, run, [line], records.now())
            kept.save(kind.name)
    project.forget()
    render.save(project, quiet=True)


def sizes(project: Project, root: Path) -> Iterator[tuple[int, int, ProjectCopy]]:
    """A copy at each size: how many pages, how many examples, and the copy."""
    copy = ProjectCopy.lay(root, project.root)
    own, known = len(pages.load_all(project)), len(examples.load_all(project))
    total = 0
    for times in GROWTH:
        more = own * (times - 1) - total
        if more:
            grow(copy, total, more, each=round(known / own))
            total += more
        yield own + total, known + total * round(known / own), copy
