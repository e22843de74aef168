"""The faults of `make prove-gate`: the list does not rot. The gate proves itself there."""

import re
from collections import Counter

import pytest
from lxml.html import document_fromstring

from proof import ROOT, prove
from proof.prove import faults, survival
from proof.prove.faults.fault import DATA, damaged

ALL = faults.load_all()
PLANTED = [fault for fault in ALL if fault.file != DATA]


def test_there_are_sixty_of_all_kinds():
    assert len(ALL) >= 60
    assert {fault.kind for fault in ALL} == set(faults.KINDS)


def test_names_are_unique():
    names = Counter((fault.kind, fault.name) for fault in ALL)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.name)
def test_what_is_changed_stands_there_once(fault):
    path = ROOT / fault.file
    if fault.old is None:
        assert path.parent.exists()
        assert path.exists() or fault.new is not None, "there is nothing to remove"
    else:
        assert path.read_text("utf-8").count(fault.old) == 1
        assert fault.old != fault.new


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.name)
def test_each_names_its_catcher_and_what_is_said(fault):
    assert fault.catcher
    assert len(fault.says) >= 5
    re.compile(fault.says)
    first = fault.check[0].partition("::")[0]
    ways = ("build", "site", "record", "audit")
    assert first in ways or (ROOT / first).exists()


@pytest.mark.parametrize(
    "fault", [f for f in ALL if f.kind == "code" and f.renew], ids=lambda f: f.name
)
def test_what_is_recorded_anew_is_what_was_broken(fault):
    name, environment = fault.renew.split()
    assert fault.file == f"snippets/{name}.py"
    assert (ROOT / "environments" / environment).is_dir()


def test_a_file_of_data_is_damaged():
    whole = bytes(2000)
    assert damaged(whole, "cut") == whole[:1000]
    assert damaged(whole, "empty") == b""
    assert len(altered := damaged(whole, "altered")) == 2000
    assert altered.count(1) == 1


def test_troubles_are_chosen_by_their_names():
    assert len(survival.load_all()) >= 8
    assert [name for name, _ in survival.load_all("no net")] == ["no network"]
    assert survival.load_all("record: ") == []


def test_a_table_shows_what_it_would_take_for_its_own(page):
    rendered = page(prove.table([("a|b", "<c>")], ("One", "Two"))).html
    cells = document_fromstring(rendered).iter("td")
    assert [cell.text_content() for cell in cells] == ["a|b", "<c>"]
