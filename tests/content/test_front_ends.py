"""The page's checker says what the command's says, of each program in `snippets/`."""

from __future__ import annotations

import json
from zlib import crc32

import pytest

from tests.content import front_ends

FEWEST = 500  # files that are compared
SHARE = 16  # one of so many is compared outside the whole gate
REASONS = {front_ends.NOT_PYTHON}


@pytest.mark.parametrize("share", [SHARE, pytest.param(1, marks=pytest.mark.slow)])
def test_both_front_ends_say_the_same_of_each_program(project, share):
    found = front_ends.files([project.root / "snippets"])
    paths = [one for one in found if crc32(one.name.encode()) % share == 0]
    fewest = FEWEST / share
    assert len(paths) > fewest
    command, page = front_ends.said(paths)
    differ = [
        str(path)
        for path, one, other in zip(paths, command, page, strict=True)
        if one != other
    ]
    assert differ == []
    assert sum(len(one["findings"]) for one in command) > fewest


def test_what_differs_in_public_code_has_a_reason(project):
    text = (project.root / front_ends.EVIDENCE).read_text("utf-8")
    corpora = json.loads(text)["corpora"]
    assert sum(one["files"] for one in corpora) > FEWEST
    for one in corpora:
        assert len(one["commit"]) == 40 and len(one["digest"]) == 64
        assert set(one["differ"].values()) <= REASONS
