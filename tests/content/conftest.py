"""This repository, as it is read: once for all tests, and by none of them changed.

A file that can't be read fails the tests that ask for it, not their collection.
"""

from __future__ import annotations

import pytest

from harness import collectors, environments, examples, pages
from harness import project as projects
from harness.environments import Environment
from harness.examples import Example
from harness.pages import Page
from harness.project import Project
from harness.records import Record


@pytest.fixture(scope="session")
def project() -> Project:
    return projects.here()


@pytest.fixture(scope="session")
def envs(project: Project) -> dict[str, Environment]:
    return environments.load_all(project)


@pytest.fixture(scope="session")
def known(project: Project) -> dict[str, Example]:
    """Every example by its id."""
    return examples.load_all(project)


@pytest.fixture(scope="session")
def notebooks(known: dict[str, Example]) -> dict[str, Example]:
    return {name: one for name, one in known.items() if one.notebook}


@pytest.fixture(scope="session")
def pages_(project: Project) -> dict[str, Page]:
    """Every page by its id."""
    return pages.load_all(project)


@pytest.fixture(scope="session")
def kept(project: Project) -> dict[str, Record]:
    """Every record by the name of its environment."""
    return collectors.all_records(project)


@pytest.fixture(scope="session")
def outcomes(kept: dict[str, Record]) -> dict[str, dict[str, object]]:
    """What each example and notebook did, by environment and id."""
    kinds = ("examples", "notebooks")
    return {
        name: {
            key: entry.line.outcome
            for kind in kinds
            for key, entry in record.entries(kind).items()
        }
        for name, record in kept.items()
    }
