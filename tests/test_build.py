"""The build of the site: what it refuses, and what it follows."""

import pytest
from lxml.html import document_fromstring


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
        (  # a download
            "docs/about/proof.md",
            "(../api/changes.xml)",
            "(../snippets/learn/lost.py)",
            "snippets/learn/lost.py",
        ),
        (  # what the finish needs
            "overrides/main.html",
            '<p class="verified">',
            "<p>",
            "no `<p class=",
        ),
    ],
)
def test_a_strict_build_fails_at(project, file, old, new, message):
    project.edit(file, old, new)
    done = project.build()
    assert done.returncode != 0
    assert message in done.stderr


def test_a_page_changes_with_what_it_includes(project):
    def shown() -> str:
        assert project.build().returncode == 0
        page = project.site / "learn" / "sequential" / "index.html"
        return document_fromstring(page.read_text("utf-8")).text_content()

    file = "snippets/learn/sequential/input_shape.py"
    assert "assert accuracy > 0.88" in shown()
    project.edit(file, "assert accuracy > 0.88", "assert accuracy > 0.87")
    now = shown()
    assert "assert accuracy > 0.87" in now
    assert "assert accuracy > 0.88" not in now


def test_a_strict_build_fails_at_a_page_outside_the_navigation(project):
    project.add("docs/learn/lost.md", "# Lost\n")
    done = project.build()
    assert done.returncode != 0
    assert "learn/lost.md" in done.stderr


def test_pages_link_to_programs_and_records(project):
    """Else the builder couldn't check a link to a download."""
    link = "(../snippets/learn/sequential/mnist.py)"
    project.edit("docs/about/proof.md", "(../api/changes.xml)", link)
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert (project.site / "snippets" / "learn" / "sequential" / "mnist.py").is_file()
