"""Makes a release: one command finds how it installs, locks it, runs everything on it."""

from __future__ import annotations

import shutil

from harness import environments, record
from harness.collectors.install import Install
from harness.collectors.pypi import Pypi
from harness.environments import Environment
from harness.project import Project


def make(project: Project, minor: str) -> int:
    """Makes a release, or makes it again; returns 1 where something is wrong.

    Where it becomes the newest final one, the variants that follow the newest move to it.
    """
    path = project.environments / minor
    known = environments.load_all(project)
    before = environments.newest(project)
    path.mkdir(exist_ok=True)
    found = known.get(minor, Environment(minor, "", path))
    wrong = record.keep(project, Install().jobs(project, found))
    if wrong:
        print("\n".join(wrong))
        return 1
    project.forget()
    made = environments.load_all(project)[minor]
    wrong = record.keep(project, Pypi().jobs(project, made))
    names = [minor]
    if environments.newest(project).name != before.name:
        move_variants(project, before, made)
        names.append(before.name)  # what only the newest release has isn't its any more
    project.forget()
    print("\n".join(wrong))
    return max(record.record(project, names), len(wrong) and 1)


def move_variants(project: Project, before: Environment, now: Environment) -> None:
    """Locks what follows the newest release on it, and removes it from the one before."""
    known = environments.load_all(project)
    for name in project.settings["follow-newest"]:
        old = known[f"{before.name}+{name}"]
        install = [*now.install, *environments.beside(project, old)]
        new = environments.resolve(
            project, f"{now.name}+{name}", now.python, install, variables=old.variables
        )
        environments.save(new)
        shutil.rmtree(old.path)
