"""The build of the site: what it refuses, and what it follows. In a copy."""

import pytest
from lxml.html import document_fromstring

from tests.project_copy import ProjectCopy

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(project, tmp_path_factory):
    return ProjectCopy.lay(tmp_path_factory.mktemp("copy") / "project", project.root)


@pytest.fixture
def copy(whole):
    """The copy, for each test as it was in the beginning."""
    yield whole
    whole.restore()


def build(copy):
    return copy.run("mkdocs", "build", "--strict")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("docs/index.md", "(about/proof.md)", "(about/prof.md)", "about/prof.md"),
        (
            "docs/index.md",
            "#import-keras",
            "#import-kears",
            "import-kears",
        ),
        (
            "docs/learn/sequential.md",
            "mnist.py:model",
            "mnist.py:modell",
            "Snippet section 'modell'",
        ),
        ("mkdocs.yml", "about/proof.md", "about/prof.md", "about/prof.md"),
    ],
)
def test_a_strict_build_fails_at(copy, file, old, new, message):
    copy.edit(file, old, new)
    for _ in range(2):  # a warning is no memory: the second build says it again
        done = build(copy)
        assert done.returncode != 0
        assert message in done.stderr


def test_a_page_changes_with_what_it_includes(copy):
    def shown() -> str:
        assert build(copy).returncode == 0
        page = copy.root / "site" / "learn" / "sequential" / "index.html"
        return document_fromstring(page.read_text("utf-8")).text_content()

    file = "snippets/learn/sequential/input_shape.py"
    assert "assert accuracy > 0.88" in shown()
    copy.edit(file, "assert accuracy > 0.88", "assert accuracy > 0.87")
    now = shown()
    assert "assert accuracy > 0.87" in now
    assert "assert accuracy > 0.88" not in now


def test_a_strict_build_fails_at_a_page_outside_the_navigation(copy):
    copy.add("docs/learn/lost.md", "# Lost\n")
    done = build(copy)
    assert done.returncode != 0
    assert "learn/lost.md" in done.stderr
