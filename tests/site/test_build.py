"""The build of the site: what it refuses, and what it follows."""

import json
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from harness.publish import search_index
from tests.project_copy import ProjectCopy, printed

pytestmark = pytest.mark.slow

PATIENCE = 240  # seconds for a server to show what changed


@pytest.fixture(scope="module")
def whole(project, tmp_path_factory):
    return ProjectCopy.lay(tmp_path_factory.mktemp("copy") / "project", project.root)


@pytest.fixture
def copy(whole):
    """The copy, for each test as it was in the beginning."""
    yield whole
    whole.restore()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Where the copy is built."""
    return tmp_path_factory.mktemp("built")


# What one strict build refuses: the file, the text to replace, what it becomes, and a part
# of the warning.
FAULTS = [
    ("docs/index.md", "(about/proof.md)", "(about/prof.md)", "link 'about/prof.md'"),
    ("docs/index.md", "#import-keras", "#import-kears", "anchor '#import-kears'"),
    (
        "mkdocs.yml",
        "about/proof.md",
        "about/prof.md",
        "'about/prof.md' is included in the 'nav'",
    ),
    (  # a download
        "docs/about/proof.md",
        "(../api/releases.json)",
        "(../snippets/learn/lost.py)",
        "link '../snippets/learn/lost.py'",
    ),
]
LOST = "learn/lost.md"  # a page outside the navigation
LOST_PAGE = (
    "---\ntitle: Lost\ndescription: No entry leads here.\n---\n\n# Lost\n\nIt is.\n"
)


@pytest.fixture(scope="module")
def refused(whole, built):
    """The warnings of one strict build of all these faults, each on its lines, and how it
    ended."""
    for file, old, new, _ in FAULTS:
        whole.edit(file, old, new)
    whole.add(f"docs/{LOST}", LOST_PAGE)
    done = whole.build(built, "--strict")
    whole.restore()
    return re.split(r"^(?=[A-Z]+ +-  )", done.stderr, flags=re.MULTILINE), done


@pytest.mark.parametrize("message", [fault[-1] for fault in FAULTS])
def test_a_strict_build_warns_of(refused, message):
    [found] = [one for one in refused[0] if message in one]
    assert found.startswith("WARNING")


def test_a_strict_build_warns_of_a_page_outside_the_navigation(refused):
    [found] = [one for one in refused[0] if "not included in the" in one]
    assert found.startswith("WARNING")
    assert LOST in found
    assert "about/proof.md" in found


def test_a_strict_build_fails_at_each_warning(refused):
    warnings, done = refused
    count = len(FAULTS) + 1
    assert done.returncode != 0
    assert f"Aborted with {count} warnings in strict mode" in printed(done)
    assert sum(one.startswith("WARNING") for one in warnings) == count


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "docs/learn/sequential.md",
            "mnist.py:model",
            "mnist.py:modell",
            "Snippet section 'modell'",
        ),
        (  # what the finish needs
            "overrides/main.html",
            '<p class="verified">',
            "<p>",
            "no `<p class=",
        ),
    ],
)
def test_a_build_fails_at(copy, refused, built, file, old, new, message):
    """Not only a strict one; of what is built already, it builds what changed."""
    assert (built / "index.html").is_file(), refused[1].stderr
    copy.edit(file, old, new)
    (copy.root / "docs/learn/sequential.md").touch()
    done = copy.build(built, "--dirty")
    assert done.returncode != 0
    assert message in done.stderr


PAGE = "learn/sequential/"
EDITS = (  # a heading of a page, and what the page includes
    ("docs/learn/sequential.md", "How it works", "How it worked"),
    (
        "snippets/learn/sequential/input_shape.py",
        "assert accuracy > 0.88",
        "assert accuracy > 0.87",
    ),
)


def test_the_server_shows_an_edit_in_a_finished_page(copy, tmp_path):
    """It builds again while other threads serve."""
    with serving(copy, tmp_path / "said.txt", "--strict") as (url, process):
        page = until_shown(url + PAGE, EDITS[0][1], process)
        shows(copy, page, fetched(f"{url}{search_index.FILE}"), edited=False)
        for edit in reversed(EDITS):  # the page last
            copy.edit(*edit)
        page = until_shown(url + PAGE, EDITS[0][2], process)
        shows(copy, page, fetched(f"{url}{search_index.FILE}"), edited=True)


def test_a_dirty_build_finishes_the_saved_page(copy, refused, built):
    """As the server does with `DIRTY=1`: only what was saved is built again, without
    `--strict`, because MkDocs warns of it."""
    assert (built / "index.html").is_file(), refused[1].stderr
    for edit in EDITS:
        copy.edit(*edit)
    done = copy.build(built, "--no-strict", "--dirty")
    assert done.returncode == 0, printed(done)
    page = (built / PAGE / "index.html").read_text("utf-8")
    index = (built / search_index.FILE).read_text("utf-8")
    shows(copy, page, index, edited=True)


@contextmanager
def serving(
    copy: ProjectCopy, said: Path, *mode: str
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of the copy, as its URL and process; at its end, it must have reported no error."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    words = ("-m", "mkdocs", "serve", *mode, "-a", place)
    with open(said, "w", encoding="utf-8") as out:
        process = copy.start(*words, stdout=out, stderr=out)
    try:
        yield f"http://{place}/", process
    finally:
        process.terminate()
        process.wait()
    assert "ERROR" not in said.read_text("utf-8")


def shows(copy: ProjectCopy, page: str, index: str, edited: bool) -> None:
    """The page has the texts of one version and not those of the other; it is finished,
    and found by its words."""
    shown = document_fromstring(page).text_content()
    for old, new in (edit[1:] for edit in EDITS):
        assert (old in shown, new in shown) == (not edited, edited)
    assert 'http-equiv="Content-Security-Policy"' in page
    pages = json.loads(index)["pages"]
    assert len(pages) >= len(list((copy.root / "docs").rglob("*.md")))
    [own] = [one for one in pages if one["url"] == PAGE]
    assert ("How it worked" in str(own)) == edited


def fetched(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        return answer.read().decode()


def until_shown(url: str, text: str, server: subprocess.Popen) -> str:
    """The page as soon as it has a text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            page = fetched(url)
        except OSError:  # it doesn't listen yet
            page = ""
        if text in page:
            return page
        time.sleep(0.2)
    raise TimeoutError(f"{url} doesn't show {text!r}; the server: {server.poll()}")
