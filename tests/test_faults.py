"""The faults of `make prove-gate`: the list does not rot. The gate proves itself there."""

import re
from collections import Counter

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


def test_what_is_changed_stands_there_once():
    for fault in PLANTED:
        path = ROOT / fault.file
        if fault.old is None:
            assert path.parent.exists(), fault.name
            assert path.exists() or fault.new is not None, f"{fault.name}: no file"
        else:
            assert path.read_text("utf-8").count(fault.old) == 1, fault.name
            assert fault.old != fault.new, fault.name


def test_each_names_its_catcher_and_what_is_said():
    for fault in ALL:
        assert fault.catcher, fault.name
        assert len(fault.says) >= 5, fault.name
        re.compile(fault.says)
        first = fault.check[0].partition("::")[0]
        ways = ("build", "site", "record", "audit")
        assert first in ways or (ROOT / first).exists(), fault.name


def test_what_is_recorded_anew_is_what_was_broken():
    for fault in (f for f in ALL if f.kind == "code" and f.renew):
        name, environment = fault.renew.split()
        assert fault.file == f"snippets/{name}.py", fault.name
        assert (ROOT / "environments" / environment).is_dir(), fault.name


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
