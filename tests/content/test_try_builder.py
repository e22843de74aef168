"""What another builder gets of this repository."""

import re

import pytest

from tests import try_builder

pytestmark = pytest.mark.slow  # it starts processes


def test_a_builder_without_our_hooks_gets_notebooks_as_pages(project, tmp_path):
    try_builder.prepare(project, tmp_path, try_builder.Builder())
    notebooks = sorted((project.docs).rglob("*.ipynb"))
    assert notebooks
    drawn = 0
    assert not list((tmp_path / "docs").rglob("*.ipynb"))
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    for path in notebooks:
        name = path.relative_to(project.docs).with_suffix(".md").as_posix()
        assert f": {name}\n" in settings
        text = (tmp_path / "docs" / name).read_text("utf-8")
        assert text.startswith("---\ntitle: ")
        for plot in re.findall(r"\]\((\S+\.svg)\)", text):
            assert (tmp_path / "docs" / name).parent.joinpath(plot).is_file(), plot
            drawn += 1
    assert drawn
    assert "!relative" not in settings
    pages = [*tmp_path.glob("docs/versions/*.md"), *tmp_path.rglob("generated/*.md")]
    assert not any("learn/digits.ipynb)" in p.read_text("utf-8") for p in pages)
