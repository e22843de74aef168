"""The table of CUDA versions, from made-up statements and records."""

from __future__ import annotations

from typing import cast

import pytest

from harness.project import Project, ProjectError
from harness.render import cuda


def test_a_pin_and_a_range_are_short_and_the_lowest_is_first():
    assert cuda.limits("==12.5.82") == "12.5.82"
    assert cuda.limits("<13.0,>=12.5.82") == "≥12.5.82 <13.0"


def test_what_the_documentation_states_has_each_part():
    data = cuda.stated()
    assert all(len(pair) == 2 for pair in data["linux"].values())
    assert data["windows"].keys() < data["linux"].keys()
    assert set(data["sources"]) == {"linux", "windows"}


def test_a_missing_part_is_an_error_that_names_the_file(tmp_path, monkeypatch):
    place = tmp_path / "cuda.toml"
    place.write_text('day = "2026-01-31"\n')
    monkeypatch.setattr(cuda, "PLACE", place)
    with pytest.raises(ProjectError, match=r"cuda\.toml.*sources"):
        cuda.stated()


def test_the_table_has_each_release_once_with_its_extra(monkeypatch):
    sources = {"linux": "https://a.example/l", "windows": "https://a.example/w"}
    data: dict[str, object] = {"day": "2026-01-31", "sources": sources}
    data |= {"linux": {"9.10": ["13.0", "10.1"], "9.9": ["12.0", "9.0"]}}
    data |= {"windows": {"9.9": ["12.0", "9.0"]}}
    monkeypatch.setattr(cuda, "stated", lambda: data)
    monkeypatch.setattr(cuda, "extras", lambda project: {"9.11": "CUDA ≥13"})
    rows = [
        line
        for line in cuda.table(cast("Project", None)).splitlines()
        if line.startswith("| 9")
    ]
    assert rows == [
        "| 9.11 | – | – | – | CUDA ≥13 |",
        "| 9.10 | 13.0 | 10.1 | – | – |",
        "| 9.9 | 12.0 | 9.0 | the same | – |",
    ]
