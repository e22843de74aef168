"""Makes a release: one command finds how it installs, locks it, runs everything on it."""

from __future__ import annotations

import shutil

from harness import environments, locks, record, subject
from harness.collectors.install import Install
from harness.collectors.pypi import Pypi
from harness.environments import Environment
from harness.project import Project


def make(project: Project, minor: str) -> int:
    """Makes a release, or makes it again; returns 1 where something is wrong.

    Where it is the newest final one, the variants that follow the newest move to it.
    Raises `Broken` where one can't: the same command goes on from there another day.
    """
    path = project.environments / minor
    known = environments.load_all(project)
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
    if environments.newest(project).name == minor:
        names += move_variants(project, made)
    project.forget()
    print("\n".join(wrong))
    return max(record.record(project, names), len(wrong) and 1)


def move_variants(project: Project, newest: Environment) -> list[str]:
    """Locks what follows the newest release on it, and removes it from the one before.

    Returns the releases that it leaves: they lose what only the newest one has.
    """
    left = []
    for name in project.settings["follow-newest"]:
        for old in environments.load_all(project).values():
            if old.name == f"{old.release}+{name}" and old.release != newest.name:
                with_it = environments.beside(project, old)
                moved = [subject.of_release(line, newest.name) for line in with_it]
                new = locks.resolve(
                    project,
                    f"{newest.name}+{name}",
                    newest.python,
                    [*newest.install, *moved],
                    variables=old.variables,
                )
                locks.save(new)
                shutil.rmtree(old.path)
                left.append(old.release)
    return left
