"""The offline edition of a tiny site. What a browser does with it: tests/site."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from harness import project
from harness.publish import offline
from harness.publish.finish import Unfinished

HEAD = """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<script src="assets/a.js" type="module"></script>"""
PAGE = f"<html><head>{HEAD}</head><body><article>{{}}</article></body></html>"
OFFER = '<p id="offline-edition">No <b>zip</b>.</p><a href="../../learn/one/">One</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {
        "index.html": PAGE.format('<a href="learn/one/#a">One</a>'),
        "learn/one/index.html": PAGE.format('<a href="../..">Home</a>').replace(
            "assets/", "../../assets/"
        ),
        "about/other-formats/index.html": PAGE.format(OFFER).replace(
            "assets/", "../../assets/"
        ),
        "404.html": PAGE.format("Lost"),
        "sitemap.xml": "<urlset/>",
        "assets/a.js": 'import { b } from "./b.js"; console.log(b, import.meta.url, fetch("x"))',
        "assets/b.js": "export const b = 1;",
        "api/data.json": '{"a": "</script>\\n\\u2028"}',
    }
    for name, text in pages.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "site"


needs_npm = pytest.mark.skipif(
    not (project.here().root / offline.ESBUILD).exists(), reason="run `npm ci`"
)


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("../../learn/one/#a", "../../learn/one/index.html#a"),
        ("../../learn/one/?q=1", "../../learn/one/index.html?q=1"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("../../api/data.json", "../../api/data.json"),
        ("#here", "#here"),
        ("https://a.example/learn/one/", "https://a.example/learn/one/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_to_a_page_names_its_file(link: str, named: str) -> None:
    text = f'<a class="x" href="{link}">'
    made, _ = offline.of_file(text, Path("learn/one/index.html"), {"", "learn/one/"})
    assert made == f'<a class="x" href="{named}">'


def test_a_script_is_no_module(site: Path) -> None:
    text = (site / "learn/one/index.html").read_text("utf-8")
    made, scripts = offline.of_file(text, Path("learn/one/index.html"), ())
    assert scripts == {"assets/a.js"}
    assert '<script src="../../assets/a.js" defer></script>' in made
    assert "script-src 'self' file:" in made
    with pytest.raises(Unfinished, match=r"^one\.html: a module isn't loaded"):
        offline.of_file('<script type="module">a</script>', Path("one.html"), ())


@needs_npm
def test_the_zip_has_the_site_as_files_and_the_site_offers_it(site: Path) -> None:
    root = project.here().root
    made = offline.make(site, root)
    first = made.read_bytes()
    offered = (site / "about/other-formats/index.html").read_text("utf-8")
    assert f'href="../../{offline.FILE}"' in offered
    assert "MB)" in (site / "about/other-formats.md").read_text("utf-8")
    assert offline.make(site, root).read_bytes() == first, "the same site, the same zip"
    with zipfile.ZipFile(made) as packed:
        files = {
            name.removeprefix(f"{project.NAME}/"): packed.read(name).decode()
            for name in packed.namelist()
        }
    assert not files.keys() & {"404.html", offline.FILE}
    assert 'href="learn/one/index.html#a"' in files["index.html"]
    assert offline.THERE in files["about/other-formats/index.html"]
    assert "learn/one.md" in files["about/other-formats.md"]
    assert "import" not in files["assets/a.js"]
    # As a browser would run it: the text arrives as it was.
    run = "const document = {currentScript: {dataset: {}}};" + files["api/data.json.js"]
    run += "process.stdout.write(document.currentScript.dataset.text)"
    done = subprocess.run(
        ["node", "-e", run], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == json.loads(files["api/data.json"])


def test_a_page_that_offers_nothing_is_an_error(site: Path) -> None:
    page = site / "about/other-formats/index.html"
    page.write_text(PAGE.format("Nothing"), "utf-8")
    with pytest.raises(Unfinished, match="no paragraph offers the offline edition"):
        offline.make(site, project.here().root)


@needs_npm
def test_a_script_that_cannot_be_bundled_is_an_error(site: Path) -> None:
    (site / "assets/b.js").unlink()
    with pytest.raises(Unfinished, match=r"esbuild: [\s\S]*b\.js"):
        offline.make(site, project.here().root)
