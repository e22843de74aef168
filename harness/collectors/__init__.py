"""The collectors: one module for each kind of fact. A new kind is listed here."""

from __future__ import annotations

from collections.abc import Collection

from harness import environments, records
from harness.collectors.api import Api
from harness.collectors.applications import Applications
from harness.collectors.behaviors import Behaviors
from harness.collectors.companions import Companions
from harness.collectors.dependencies import Dependencies
from harness.collectors.examples import Examples
from harness.collectors.install import Install
from harness.collectors.messages import Messages
from harness.collectors.notebooks import Notebooks
from harness.collectors.pypi import Pypi
from harness.collectors.saves import Saves
from harness.collectors.shell import Shell
from harness.environments import Environment
from harness.model import Collector, Job
from harness.project import Project, once
from harness.records import Record

COLLECTORS: tuple[Collector, ...] = (
    Pypi(),
    Install(),
    Examples(),
    Notebooks(),
    Shell(),
    Api(),
    Behaviors(),
    Applications(),
    Messages(),
    Dependencies(),
    Companions(),
    Saves(),
)
BY_NAME = {one.name: one for one in COLLECTORS}


def jobs(project: Project, env: Environment, names: Collection[str] = ()) -> list[Job]:
    """All that there is to run in an environment: the kinds of facts for which the
    project has a schema; with `names`, only what these collectors have."""
    known = [
        one
        for one in COLLECTORS
        if (project.schemas / f"{one.name}.json").exists()
        and (not names or one.name in names)
    ]
    return [job for one in known for job in one.jobs(project, env)]


@once
def all_records(project: Project) -> dict[str, Record]:
    """The records of all environments by name, to be read: nobody changes them."""
    known = environments.load_all(project)
    return {name: records.load(env, BY_NAME) for name, env in known.items()}
