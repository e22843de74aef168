"""What MkDocs made of a page is used again, and its warnings come again."""

import logging

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from harness.project import Project
from harness.publish import kept_pages

FIRST = (
    '# First\n\nTo [the second](second.md#a) and [here](#b).\n\n## B\n\n--8<-- "a.md"\n'
)
PAGES = {"first.md": FIRST, "second.md": "# Second\n\n## A\n"}
MADE = ("content", "title", "present_anchor_ids")
SETTINGS = """
site_name: x
markdown_extensions:
  - toc
  - pymdownx.snippets:
      base_path: [!relative $config_dir/generated]
"""


class Site:
    """A small site, below a folder that others don't share."""

    def __init__(self, root):
        self.project = Project(root, root.parent / "cache")
        self.write(**{"docs/" + name: text for name, text in PAGES.items()})
        self.write(**{"generated/a.md": "Included.", "mkdocs.yml": SETTINGS})

    def write(self, **texts):
        for name, text in texts.items():
            path = self.project.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def page(self):
        """The first page, converted; and what Markdown's own way gives."""
        path = str(self.project.root / "mkdocs.yml")
        config = load_config(path, plugins=[])
        files = get_files(config)
        made = []
        for render in (
            lambda page: kept_pages.render(self.project, page, config, files),
            lambda page: Page.render(page, config, files),
        ):
            page = Page(None, files.get_file_from_path("first.md"), config)
            page.read_source(config)
            render(page)
            made.append(page)
        return made


@pytest.fixture
def site(tmp_path, caplog):
    # Reading the project's pages lowers it.
    with caplog.at_level(logging.INFO, "mkdocs"):
        yield Site(tmp_path / "site")


@pytest.fixture
def converted(monkeypatch):
    """How often MkDocs converts a page, but for what it is compared with."""
    pages = []
    own = Page.render
    monkeypatch.setattr(Page, "render", lambda *one: pages.append(own(*one)))
    return lambda: len(pages) - 1


def links(page):
    return {file.src_uri: found for file, found in page.links_to_anchors.items()}


def test_what_is_kept_is_what_mkdocs_makes(site):
    for _ in ("made", "kept"):
        kept, own = site.page()
        assert [getattr(kept, name) for name in MADE] == [
            getattr(own, name) for name in MADE
        ]
        assert "Included." in kept.content
        assert str(kept.toc) == str(own.toc) != ""
        assert [one.active for one in kept.toc] == [one.active for one in own.toc]
        assert (
            links(kept)
            == links(own)
            == {"second.md": {"a": "second.md#a"}} | {"first.md": {"b": "#b"}}
        )


def test_a_page_is_converted_once_in_each_copy_of_the_project(
    site, tmp_path, converted
):
    site.page()
    assert converted() == 1
    Site(tmp_path / "copy").page()
    assert converted() == 2  # only what it is compared with


@pytest.mark.parametrize(
    "changed",
    [
        {"docs/first.md": FIRST + "More.\n"},
        {"generated/a.md": "Another."},
        {"mkdocs.yml": SETTINGS.replace("- toc", "- toc: {permalink: true}")},
    ],
)
def test_what_changed_is_converted_again(site, converted, changed):
    site.page()
    site.write(**changed)
    kept, own = site.page()
    assert converted() == 3
    assert kept.content == own.content


def test_a_target_that_is_no_longer_published_is_said(site, caplog, monkeypatch):
    site.page()
    site.write(**{"mkdocs.yml": f"{SETTINGS}exclude_docs: second.md\n"})
    monkeypatch.setattr(logging.getLogger("mkdocs"), "propagate", True)
    site.page()
    said = [one for one in caplog.records if "excluded" in one.getMessage()]
    assert len(said) == 2  # and of what it is compared with


def test_what_is_warned_of_is_warned_of_each_time(site, caplog, converted, monkeypatch):
    site.write(**{"docs/first.md": "# First\n\n[None](lost.md)\n"})
    monkeypatch.setattr(logging.getLogger("mkdocs"), "propagate", True)
    for times in (1, 2):
        caplog.clear()
        site.page()
        said = [one for one in caplog.records if "lost.md" in one.getMessage()]
        assert len(said) == 2  # and of what it is compared with
        assert converted() == 2 * times - 1


def test_what_a_quiet_build_does_not_say_is_not_kept(site, caplog, converted):
    with caplog.at_level(logging.ERROR, "mkdocs"):
        site.page()
    site.page()
    assert converted() == 3


def test_a_build_needs_no_cache(site, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "file" / "cache"))
    site.project = Project(site.project.root)
    kept, own = site.page()
    assert kept.content == own.content
