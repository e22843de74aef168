"""The built site: built once for all tests, in the background while others run; and a
browser that shows it.

`$HARNESS_SITE` names one that was built already, and is tested as it is. Without
`--rerun`, the last build is used again as long as nothing that it was made of changes.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring
from playwright.sync_api import sync_playwright

from harness import cache, environments, pages
from harness import project as projects
from harness.project import Project
from tests.browsers import executable

BUILD = pytest.StashKey[tuple[subprocess.Popen[str], Path]]()
VARIABLE = "HARNESS_SITE"
HOUR = 3600  # seconds
MADE_OF = (
    "docs",
    "generated",
    "snippets",
    "environments",
    "overrides",
    "harness",
    "checker",
)
MADE_OF += ("mkdocs.yml", "requirements.txt")
PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}
# One of each kind of page.
KINDS = (
    "",
    "versions/",
    "versions/2.4/",
    "versions/{newest}/",
    "versions/imports/",
    "versions/platforms/",
    "install/which-keras/",
    "install/pin-and-lock/",
    "errors/",
    "errors/imports/",
    "errors/callbacks/",
    "errors/keras-engine/",
    "errors/not-run/",
    "migrate/check-my-code/",
    "migrate/move-models/",
    "migrate/saved-files/",
    "migrate/saved-files-h5/",
    "migrate/libraries/",
    "learn/sequential/",
    "learn/inputs-outputs/",
    "learn/digits/",
    "learn/distributed/",
    "versions/colab/",
    "404.html",
    "about/proof/",
    "about/for-programs/",
    "can-i-use/",
    "can-i-use/layers/",
    "can-i-use/keras-private/",
    "can-i-use/compare/?from=2.10&to={newest}",
)


@pytest.fixture(scope="session")
def project() -> Project:
    return projects.here()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begins to build the site where a test asks for it; the others go on meanwhile."""
    wanted = any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    if not wanted or os.environ.get(VARIABLE) or session.config.option.collectonly:
        return
    here = projects.here()
    folder = here.cache / "sites" / sources()
    if folder.exists() and not session.config.option.rerun:
        os.environ[VARIABLE] = str(folder)
        return
    for old in folder.parent.glob("*"):  # a session that still reads one is younger
        if time.time() - old.stat().st_mtime > HOUR:
            shutil.rmtree(old, ignore_errors=True)
    part = folder.with_suffix(f".{os.getpid()}")
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", part],
        cwd=here.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    session.config.stash[BUILD] = build, part


@functools.cache
def sources() -> str:
    """A digest of all that the site is made of."""
    root = projects.here().root
    files = [
        path
        for name in MADE_OF
        for path in sorted([root / name, *(root / name).rglob("*")])
        if path.is_file() and path.suffix != ".pyc"
    ]
    return cache.contents(files)[:16]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if BUILD in session.config.stash:
        build, part = session.config.stash[BUILD]
        build.kill()
        build.wait()
        shutil.rmtree(part, ignore_errors=True)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The site as it is published, built strictly."""
    if os.environ.get(VARIABLE):
        folder = Path(os.environ[VARIABLE]).resolve()
        assert (folder / "index.html").exists(), f"{folder} has no site"
        return folder
    build, part = request.config.stash[BUILD]
    printed = build.communicate()[1]
    assert build.returncode == 0, printed
    whole = part.with_suffix("")
    if request.config.option.rerun or whole.exists():
        return part
    return part.rename(whole)


class Built(Mapping):
    """The site's pages by their files, each parsed when it is first asked for."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.names = [str(path.relative_to(site)) for path in site.rglob("*.html")]
        self.parsed = functools.cache(self.parse)
        self.blocks = functools.cache(self.extract)

    def parse(self, name: str) -> HtmlElement:
        return document_fromstring((self.site / name).read_text("utf-8"))

    def extract(self, name: str) -> list[pages.Block]:
        """The blocks of code that a reader sees."""
        return pages.blocks_in(self[name])[0]

    def __getitem__(self, name: str) -> HtmlElement:
        return self.parsed(name)

    def __iter__(self):
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@pytest.fixture(scope="session")
def built(site):
    """Tests only read it: who changes a part of a page copies it."""
    return Built(site)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def address(site):
    handler = functools.partial(Quiet, directory=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


# What a browser does all the time: text, maps, patterns, and sorting.
WORK = """() => {
  const began = performance.now();
  const seen = new Map();
  for (let n = 0; n < 60000; n += 1) {
    const key = `name_${n % 977}.layers`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  [...seen.keys()].join(" ").match(/[a-z_]+/g).sort();
  return performance.now() - began;
}"""
USUAL = 4.2  # milliseconds of that on the machine for which limits of time are stated


def slowness(page):
    """How many times slower this machine is right now; 1 at least. Virtual ones share
    their cores with others."""
    return max(1, min(page.evaluate(WORK) for _ in range(8)) / USUAL)


@contextmanager
def opened(browser, address):
    """A page of the size of a phone. Fails at a script error or a foreign request."""
    wrong = []
    context = browser.new_context(viewport=PHONE, base_url=address)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type == "error" else None,
    )
    page.on(
        "request",
        lambda request: (
            wrong.append(f"foreign request: {request.url}")
            if not request.url.startswith((address, "data:", "blob:"))
            else None
        ),
    )
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def tab(browser, address):
    with opened(browser, address) as page:
        yield page


@pytest.fixture(scope="session")
def newest(project):
    return environments.newest(project)
