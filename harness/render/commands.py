"""The printed commands: how to install a release, how to run an example."""

from __future__ import annotations

from pathlib import Path

from harness import environments, source
from harness.collectors import shell
from harness.collectors.shell import Command
from harness.project import Project, ProjectError
from harness.render.markdown import fill

FOLDERS = ("install", "once", "dated", "run")  # of the includes that show commands


def render(project: Project) -> dict[Path, str]:
    """A file for each include that shows commands: those of the releases' own pages,
    and those that a written page names."""
    files = {}
    for env in environments.load_all(project).values():
        kinds = ["install"] if shell.recommended(env) else []
        kinds += ["once", "dated"] if env.is_release else []
        for kind in kinds:
            path = f"{kind}/{env.name}.md"
            if commands := shell.included(project, path):
                files[project.generated / path] = text(kind, commands)
    for page, written in source.written(project).items():
        for one in source.includes(written):
            kind = one.path.partition("/")[0]
            if kind == "run":
                commands = shell.included(project, one.path)
                if not commands:
                    raise ProjectError(page, one.line, f"{one.path} names no example")
                files[project.generated / one.path] = text(kind, commands)
    return files


def text(kind: str, commands: list[Command]) -> str:
    if kind == "dated":
        return fill("dated.md", command=commands[0])
    if kind == "install":
        tabs = [(one.key.rpartition(" ")[2], one.text) for one in commands]
    else:
        newest_first = sorted(commands, key=lambda one: one.env.order, reverse=True)
        tabs = [(f"TensorFlow {one.env.release}", one.text) for one in newest_first]
    return fill("commands.md", tabs=tabs)
