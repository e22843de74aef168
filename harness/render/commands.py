"""The printed commands: how to install a release, how to run an example."""

from __future__ import annotations

from pathlib import Path

from harness.collectors import shell
from harness.collectors.shell import Command
from harness.project import Project
from harness.render.markdown import fill


def render(project: Project) -> dict[Path, str]:
    """A file for each include that shows commands; its path is in their keys:
    `install/2.4 pip` is shown by `install/2.4.md`."""
    found: dict[str, list[Command]] = {}
    for command in shell.shown(project).values():
        if command.trains:  # else it is a shell example, which its page includes
            found.setdefault(command.key.partition(" ")[0], []).append(command)
    return {
        project.generated / f"{path}.md": text(path.partition("/")[0], commands)
        for path, commands in found.items()
    }


def text(kind: str, commands: list[Command]) -> str:
    if kind == "dated":
        return fill("dated.md", command=commands[0])
    if kind == "install":
        tabs = [(one.key.rpartition(" ")[2], one.text) for one in commands]
    else:
        newest_first = sorted(commands, key=lambda one: one.env.order, reverse=True)
        tabs = [(f"TensorFlow {one.env.release}", one.text) for one in newest_first]
    return fill("commands.md", tabs=tabs)
