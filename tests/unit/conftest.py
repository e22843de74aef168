"""What the tests of the harness need: the tiny project, and pages out of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness import collectors, environments, examples, record
from harness.examples import Example
from harness.pages import Page
from tests.tiny import TinyProject, Wheels


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what all tests can use: wheels, and the environments made of them."""
    return tmp_path_factory.mktemp("tiny")


@pytest.fixture(scope="session")
def wheels(shared: Path) -> Wheels:
    return Wheels.build(shared / "wheels")


@pytest.fixture
def tiny(
    tmp_path: Path, shared: Path, wheels: Wheels, monkeypatch: pytest.MonkeyPatch
) -> TinyProject:
    """A copy of the tiny project. Its environments are made once for all tests."""
    for name, value in wheels.variables.items():
        monkeypatch.setenv(name, value)
    return TinyProject.lay(tmp_path / "project", shared / "cache", wheels)


@pytest.fixture
def own_cache(tiny: TinyProject, tmp_path: Path) -> TinyProject:
    """The same with a cache that no other test uses."""
    return TinyProject(tiny.root, tmp_path / "cache", tiny.wheels)


@pytest.fixture(scope="session")
def untouched(shared: Path, wheels: Wheels) -> TinyProject:
    """One copy for all tests that only read it."""
    return TinyProject.lay(shared / "project", shared / "cache", wheels)


@pytest.fixture(scope="session")
def evidence(shared: Path, wheels: Wheels) -> dict[Path, bytes]:
    """What is recorded of the tiny project as it is, by the files' paths in it."""
    tiny = TinyProject.lay(shared / "recorded", shared / "cache", wheels)
    tiny.record_rest()
    kind = collectors.BY_NAME["examples"]
    known = environments.load_all(tiny.project).values()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in wheels.variables.items():
            patch.setenv(name, value)
        jobs = [job for env in known for job in kind.jobs(tiny.project, env)]
        assert record.keep(tiny.project, jobs) == []
    paths = tiny.project.environments.rglob("*.jsonl")
    return {path.relative_to(tiny.root): path.read_bytes() for path in paths}


@pytest.fixture
def recorded(tiny: TinyProject, evidence: dict[Path, bytes]) -> TinyProject:
    """The tiny project after `make record`."""
    for path, data in evidence.items():
        (tiny.root / path).write_bytes(data)
    return tiny


@pytest.fixture
def known(untouched: TinyProject) -> dict[str, Example]:
    return examples.load_all(untouched.project)


@pytest.fixture
def page(untouched: TinyProject) -> Callable[[str], Page]:
    """Makes a page of the tiny project out of Markdown; it isn't written."""
    path = untouched.project.docs / "learn" / "page.md"
    return lambda source: Page("learn/first", path, source, untouched.project)
