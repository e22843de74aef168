"""What a trial of another builder keeps."""

import pytest

from harness.project import Project
from tests import try_builder


def test_the_result_of_a_builder_replaces_its_earlier_one(tmp_path):
    project = Project(tmp_path)
    try_builder.keep(
        project, "zensical 1.0", [("test_a", "E: 1 | 2\nmore"), ("test_b", "x" * 999)]
    )
    try_builder.keep(project, "properdocs 2.0", [("test_c", "no")])
    try_builder.keep(project, "zensical 1.1", [])
    assert (tmp_path / try_builder.RESULT).read_text("utf-8").splitlines() == [
        "| Builder | What fails | Message |",
        "| --- | --- | --- |",
        "| properdocs 2.0 | `test_c` | `no` |",
        "| zensical 1.1 | nothing | |",
    ]


def test_an_unknown_builder_is_an_error(tmp_path):
    with pytest.raises(LookupError, match="zensicle; known: zensical, properdocs"):
        try_builder.attempt(Project(tmp_path), "zensicle")
