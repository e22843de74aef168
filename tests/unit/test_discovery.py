"""What leads programs to the pages."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from harness.publish import discovery

BASE = "https://a.example/project/"
STATED = {
    "": {"title": "Home", "description": "It is here."},
    "errors/": {"title": "All [errors]", "description": "Find yours."},
    "errors/one/": {"title": "One", "description": "Install b."},
    "versions/1-results/": {"title": "Results", "description": "All."},
}
NAV = [
    {"Home": "index.md"},
    {"Errors": ["errors/index.md", {"Deeper": [{"One, short": "errors/one.md"}]}]},
]
SETTINGS = """site_name: A site
site_description: What it is.
site_url: !ENV [SITE_URL, "https://b.example/"]
nav:
  - index.md
  - Errors: [errors/index.md, errors/one.md]
base_path: !relative $config_dir/snippets
"""


def test_the_sitemap_has_each_page_and_its_day() -> None:
    text = discovery.sitemap(BASE, STATED, {"errors/one/": "2026-01-02"})
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring(text.encode())
    found = {
        url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root
    }
    assert found == {BASE + url: None for url in STATED} | {
        f"{BASE}errors/one/": "2026-01-02"
    }


def test_llms_lists_pages_by_section_with_their_answers() -> None:
    settings = {"site_name": "A site", "site_description": "What it is.", "nav": NAV}
    lines = discovery.llms(settings, BASE, STATED).splitlines()
    assert lines[:3] == ["# A site", "", "> What it is."]
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == ["## Start here", "## Errors", "## Optional"]
    links = [line for line in lines if line.startswith("- ")]
    assert links == [
        f"- [Home]({BASE}index.md): It is here.",
        rf"- [All \[errors\]]({BASE}errors.md): Find yours.",
        f"- [One]({BASE}errors/one.md): Install b.",
        f"- [Results]({BASE}versions/1-results.md): All.",
    ]


@pytest.mark.parametrize("base", [BASE, "https://a.example/"])
def test_links_of_the_feed_are_whole(base: str) -> None:
    feed = (
        '<link href="changes.xml"/><link href="../errors/one/#a"/>&lt;a href="../"&gt;'
    )
    assert discovery.based(feed, base) == (
        f'<link href="{base}api/changes.xml"/><link href="{base}errors/one/#a"/>'
        f'&lt;a href="{base}"&gt;'
    )


def test_all_of_them_are_written_and_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name, text in {
        "mkdocs.yml": SETTINGS,
        "site/api/changes.xml": '<link href="../x/"/>',
        "site/sitemap.xml": "the builder's",
        "site/sitemap.xml.gz": "the builder's",
        "site/assets/javascripts/bundle.1.min.js": 'a("link[rel=alternate]")',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    written = []
    for _ in range(2):
        discovery.write_all(site, tmp_path, BASE, STATED, {})
        written.append({p: p.read_bytes() for p in site.rglob("*") if p.is_file()})
    assert written[0] == written[1]
    assert not (site / "sitemap.xml.gz").exists()
    assert "the builder's" not in (site / "sitemap.xml").read_text("utf-8")
    bundle = (site / "assets/javascripts/bundle.1.min.js").read_text("utf-8")
    assert bundle == 'a("link[rel=alternate][hreflang]")'
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{BASE}sitemap.xml"]
    assert robots.can_fetch("*", f"{BASE}errors/one.md")
