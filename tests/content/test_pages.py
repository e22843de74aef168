"""The pages show every example, whole and once."""

import re
from collections import Counter

from harness import pages, source

TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
HEADING = re.compile(r"^# (.*)$", re.MULTILINE)
NAMED = re.compile(
    r"^ *- (.+): (\S+)\.(?:md|ipynb)$", re.MULTILINE
)  # in the navigation
LONGEST_TITLE = 60
FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})(.*?)^[ \t>]*\1", re.MULTILINE | re.DOTALL)


def test_every_example_is_shown_whole_and_every_section_once(known, pages_):
    wrong = []
    for name in {example.page: None for example in known.values()}:
        shown = Counter(
            (one.example.id, one.section or "program")
            for one in pages_[name].shown(known)
            if one.example.page == name
        )
        own = [example for example in known.values() if example.page == name]
        expected = [(e.id, part) for e in own for part in ["program", *e.sections]]
        for one in expected:
            if shown[one] != 1:
                wrong.append(f"docs/{name}.md shows {one} {shown[one]} times")
        assert shown.keys() <= set(expected), name
    assert not wrong, "\n".join(wrong)


def test_a_program_has_a_copy_button_and_its_sections_have_none(known, pages_):
    for name, page in pages_.items():
        for one in page.shown(known):
            if one.example.notebook:
                continue  # each of its cells is copied into a notebook
            assert one.block.copied == (one.section is None), (name, one.example.id)


def test_every_include_is_below_a_folder_that_the_site_looks_in(project):
    """So what decides about includes sees what the site sees."""
    _, configs = pages.settings(project)
    folders = configs["pymdownx.snippets"]["base_path"]
    assert tuple(map(str, folders)) == tuple(map(str, project.includes))


def test_code_and_output_are_included_never_typed(project):
    wrong = []
    for path, text in source.written(project).items():
        for fence in FENCE.finditer(text):
            inside = fence[2].partition("\n")[2]
            parts = list(source.outline(inside))
            typed = [one for one in parts if not isinstance(one, source.Include)]
            if typed or not parts:
                number = text.count("\n", 0, fence.start()) + 1
                begin = inside.strip().partition("\n")[0] or "nothing"
                wrong.append(f"{project.relative(path)}:{number}: `{begin}` is typed")
    assert not wrong, "\n".join(wrong)


def test_a_page_has_one_title(project, pages_):
    """In its front matter, its heading, and the navigation. An error's heading is its
    message, and a release's name in the navigation is short."""
    named = {
        name: title
        for title, name in NAMED.findall(
            (project.root / "mkdocs.yml").read_text("utf-8")
        )
    }
    wrong = []
    for name, page in pages_.items():
        if name.startswith("errors/") or re.match(r"versions/\d", name):
            continue
        (title,) = TITLE.findall(page.source)[:1]
        heading = HEADING.search(page.source.partition("\n---\n")[2])[1]
        for other in (heading, named.get(name, title)):
            if plain(other) != plain(title):
                wrong.append(f"docs/{name}: title {title!r}, also called {other!r}")
        if len(plain(title)) > LONGEST_TITLE:
            wrong.append(f"docs/{name}: title {title!r} is longer than {LONGEST_TITLE}")
    assert not wrong, "\n".join(wrong)


def plain(title):
    """Without the quotes of YAML, and code as its text."""
    return title.strip("'\"").replace("`", "").replace('\\"', '"')
