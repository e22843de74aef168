"""The build of the site: what it refuses, and what it follows."""

import json
import socket
import subprocess
import time
import urllib.request
from contextlib import closing

import pytest
from lxml.html import document_fromstring

from harness.publish import search_index
from tests.project_copy import ProjectCopy

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
        (  # a download
            "docs/about/proof.md",
            "(../api/releases.json)",
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
def test_a_strict_build_fails_at(copy, file, old, new, message):
    copy.edit(file, old, new)
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


def test_pages_link_to_programs_and_records(copy):
    """Else the builder couldn't check a link to a download."""
    link = "(../snippets/learn/sequential/mnist.py)"
    copy.edit("docs/about/proof.md", "(../api/releases.json)", link)
    done = build(copy)
    assert done.returncode == 0, done.stderr
    assert (
        copy.root / "site" / "snippets" / "learn" / "sequential" / "mnist.py"
    ).is_file()


@pytest.mark.parametrize("mode", ["--strict", "--no-strict --dirty"])
def test_the_server_shows_an_edit_in_a_finished_page(copy, tmp_path, mode):
    """It builds again while other threads serve; with `--dirty`, the saved page
    only, and without `--strict`, because MkDocs warns of it."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    said = tmp_path / "said.txt"
    with open(said, "w", encoding="utf-8") as out:
        server = copy.start(
            "-m", "mkdocs", "serve", *mode.split(), "-a", place, stdout=out, stderr=out
        )
    try:
        for heading in ("How it works", "How it worked"):
            copy.edit("docs/learn/sequential.md", "How it works", heading)
            page = until_shown(f"http://{place}/learn/sequential/", heading, server)
            assert 'http-equiv="Content-Security-Policy"' in page
            index = json.loads(fetched(f"http://{place}/{search_index.FILE}"))["pages"]
            assert len(index) >= len(list((copy.root / "docs").rglob("*.md")))
            [own] = [page for page in index if page["url"] == "learn/sequential/"]
            assert ("How it worked" in str(own)) == (heading == "How it worked")
    finally:
        server.terminate()
        server.wait()
    assert "ERROR" not in said.read_text("utf-8")


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
