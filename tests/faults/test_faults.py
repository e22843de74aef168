"""Each fault is injected, and the gate names it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from harness import project as projects
from tests.faults.conftest import Bench
from tests.faults.fault import DATA, KINDS, Fault, damaged, of_project, roles
from tests.faults.table import FAULTS
from tests.faults.texts import shortened


def name_of(fault: Fault) -> str:
    return f"{fault.kind}: {fault.name}"


@pytest.mark.faults
@pytest.mark.parametrize("fault", FAULTS, ids=name_of)
def test_the_gate_names_it(broken: Bench, fault: Fault, record_property) -> None:
    fault = of_project(fault, roles(projects.here()))
    if fault.file == DATA:
        broken.scratch_data()
    fault.inject(broken.copy, broken.cache)
    renewed = broken.renew(fault.renew) if fault.renew else ""
    code, output = broken.check(fault)
    found = re.search(fault.says, output)
    assert code != 0, f"it passes:\n{renewed[-2000:]}{output[-5000:]}"
    assert found, f"nothing is like {fault.says}:\n{renewed[-2000:]}{output[-5000:]}"
    message = shortened(output, found, broken.copy.root)
    record_property("fault", (fault.kind, fault.name, fault.catcher, message))


@pytest.fixture(scope="module")
def filled() -> list[Fault]:
    here = projects.here()
    return [of_project(fault, roles(here)) for fault in FAULTS]


def test_there_are_faults_of_all_kinds() -> None:
    assert len(FAULTS) >= 101
    assert {fault.kind for fault in FAULTS} == set(KINDS)
    names = Counter(map(name_of, FAULTS))
    assert [name for name, times in names.items() if times > 1] == []


def test_what_is_changed_is_there_once(filled: list[Fault]) -> None:
    root = projects.here().root
    for fault in filled:
        if fault.file == DATA:
            continue
        edits = [(fault.file, fault.old, fault.new), *fault.also]
        for file, old, new in edits:
            if old is None:
                assert (root / file).parent.exists(), fault.name
                assert (root / file).exists() or new is not None, fault.name
            else:
                assert (root / file).read_text("utf-8").count(old) == 1, fault.name
                assert old != new, fault.name


def test_each_names_its_catcher_and_what_it_says(filled: list[Fault]) -> None:
    root = projects.here().root
    for fault in filled:
        assert fault.catcher, fault.name
        assert len(fault.says) >= 5, fault.name
        re.compile(fault.says)
        first = fault.check[0].partition("::")[0]
        ways = ("build", "site", "record", "audit")
        assert first in ways or (root / first).exists(), fault.name
        assert "{" not in "".join([fault.file, *fault.check, fault.renew]), fault.name


def test_what_is_recorded_again_is_what_was_broken(filled: list[Fault]) -> None:
    root = projects.here().root
    for fault in (one for one in filled if one.renew):
        name, env_name = fault.renew.split()
        assert fault.file == f"snippets/{name}.py", fault.name
        assert (root / "environments" / env_name).is_dir(), fault.name


def test_a_file_of_data_is_damaged() -> None:
    whole = bytes(2000)
    assert damaged(whole, "cut") == whole[:1000]
    assert damaged(whole, "empty") == b""
    altered = damaged(whole, "altered")
    assert (len(altered), altered.count(1)) == (2000, 1)


def test_a_message_is_a_line_without_this_machine() -> None:
    root = Path("/somewhere/project")
    output = "E   AssertionError: /somewhere/project/docs/a.md:3: is typed\nmore\n"
    found = re.search(r"docs/a\.md:\d+", output)
    assert found
    assert shortened(output, found, root) == "docs/a.md:3: is typed"
