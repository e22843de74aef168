"""The page's checker says what the command's says, of each program in `snippets/`."""

from __future__ import annotations

import json

from tests.content import front_ends

FEWEST = 500  # files that are compared
REASONS = {front_ends.NOT_PYTHON}


def test_both_front_ends_say_the_same_of_each_program(project):
    paths = front_ends.files([project.root / "snippets"])
    assert len(paths) > FEWEST
    command, page = front_ends.said(paths)
    differ = [
        str(path)
        for path, one, other in zip(paths, command, page, strict=True)
        if one != other
    ]
    assert differ == []
    assert sum(len(one["findings"]) for one in command) > FEWEST


def test_what_differs_in_public_code_has_a_reason(project):
    text = (project.root / front_ends.EVIDENCE).read_text("utf-8")
    corpora = json.loads(text)["corpora"]
    assert sum(one["files"] for one in corpora) > FEWEST
    for one in corpora:
        assert len(one["commit"]) == 40 and len(one["digest"]) == 64
        assert set(one["differ"].values()) <= REASONS
