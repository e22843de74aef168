"""The site for other readers: as Markdown, as a list, as a feed, from a folder on disk."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
import zipfile
from copy import deepcopy
from datetime import datetime
from functools import partial
from http.server import ThreadingHTTPServer
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from lxml.html import HtmlElement, document_fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token

from harness import notebook_markdown, pages
from harness.project import NAME
from harness.publish import finish, offline, page_markdown
from tests.site.conftest import Quiet

WORD = re.compile(r"\w+")
RENDERER = MarkdownIt().enable("table")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LLMS = re.compile(
    r"^- \[(?P<title>.+?)\]\((?P<url>\S+)\): (?P<answer>.+)$", re.MULTILINE
)
SLOW = 15_000  # milliseconds


@pytest.fixture(scope="module")
def stated(project):
    """The front matter of each page, by its URL."""
    return finish.front_matter(project.docs)


@pytest.fixture(scope="module")
def markdown(site, stated):
    """Each page as Markdown, by its URL."""
    return {
        url: (site / page_markdown.name_of(url)).read_text("utf-8") for url in stated
    }


@pytest.fixture(scope="module")
def base(site):
    """The URL at which the site is published."""
    home = document_fromstring((site / "index.html").read_text("utf-8"))
    (url,) = home.xpath("//link[@rel='canonical']/@href")
    return url


@pytest.fixture(scope="module")
def parsed(markdown) -> dict[str, list[Token]]:
    """Each page as any reader of Markdown parses it, by its URL."""
    return {url: RENDERER.parse(text) for url, text in markdown.items()}


def rendered(tokens: list[Token]) -> HtmlElement:
    """What a reader of Markdown shows."""
    shown = RENDERER.renderer.render(tokens, RENDERER.options, {})
    return document_fromstring(f"<body>{shown}")


def fences(tokens: list[Token]) -> list[tuple[str, str]]:
    """The blocks of code of Markdown, as any reader of it finds them."""
    found = [one for one in tokens if one.type == "fence"]
    return [(pages.language(one.info), one.content) for one in found]


def test_each_page_is_there_as_markdown_and_says_where(site, stated, markdown, built):
    written = {path.relative_to(site).as_posix() for path in site.rglob("*.md")}
    assert written == {page_markdown.name_of(url) for url in stated}
    for url, text in markdown.items():
        page = built[f"{url}index.html"]
        (link,) = page.xpath("//head/link[@type='text/markdown']/@href")
        assert normpath(Path(url, link)) == page_markdown.name_of(url), url
        assert link in page.xpath("//p[@class='verified']//a/@href"), url
        assert text.startswith("# "), url


def test_the_code_in_the_markdown_is_the_code_that_ran(project, parsed):
    for name, page in pages.load_all(project).items():
        url = page_markdown.url_of(page.path.relative_to(project.docs))
        shown = [(block.language, block.code) for block in page.blocks]
        assert [(kind or "text", code) for kind, code in fences(parsed[url])] == [
            (kind or "text", code) for kind, code in shown
        ], name


def words(node: HtmlElement) -> list[str]:
    """The words of an element; what is in two cells, labels, or lines is two words."""
    for one in node.iter("br", "dd", "dt", "label", "li", "p", "summary", "td", "th"):
        one.tail = f" {one.tail or ''}"
    return WORD.findall(node.text_content())


def test_the_markdown_says_what_the_page_says(built, parsed):
    for url, tokens in parsed.items():
        article = deepcopy(built[f"{url}index.html"].find(".//article"))
        drawn = [word for one in article.iter("desc") for word in words(one)]
        for kind in (*page_markdown.DROPPED - {"label"}, "svg"):
            for one in list(article.iter(kind)):
                one.drop_tree()
        for one in article.cssselect(".headerlink, .verified"):
            one.drop_tree()
        foot = max(n for n, token in enumerate(tokens) if token.type == "hr")
        was, now = words(article), words(rendered(tokens[:foot]))
        if drawn:  # a drawing is told instead; elsewhere nothing is added
            at = next(n for n in range(len(now)) if now[n : n + len(drawn)] == drawn)
            del now[at : at + len(drawn)]
        # The label of each tab is above its tab; on the page, all are above all.
        assert sorted(was) == sorted(now), url


def test_links_in_the_markdown_lead_to_files(site, parsed, stated):
    pages_ = {page_markdown.name_of(url) for url in stated}
    wrong, to_pages = [], 0
    for url, tokens in parsed.items():
        name = page_markdown.name_of(url)
        for _, _, link, _ in rendered(tokens).iterlinks():
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            file = normpath(Path(name).parent / unquote(parts.path))
            to_pages += file in pages_
            if not (site / file).is_file() and file != offline.FILE:
                wrong.append(f"{name}: {link}")
            if file.endswith(".html"):
                wrong.append(f"{name}: {link} isn't Markdown")
    assert not wrong, "\n".join(wrong)
    assert to_pages > 1000


def test_llms_txt_lists_each_page_once_with_its_answer(site, stated, base):
    text = (site / "llms.txt").read_text("utf-8")
    assert re.match(r"# .+\n\n> .+\n\n", text)
    found = {one["url"]: one for one in LLMS.finditer(text)}
    assert len(found) == len(LLMS.findall(text)) == len(stated)
    for url, page in stated.items():
        one = found[base + page_markdown.name_of(url)]
        assert re.sub(r"\\(?=[\[\]])", "", one["title"]) == page["title"]
        assert one["answer"] == page["description"]
    for link in re.findall(r"\]\((\S+)\)", text):
        assert (site / link.removeprefix(base)).is_file(), link
    assert len(text.encode()) < 100_000


def test_the_sitemap_has_all_pages_and_nothing_else(site, stated, base, project):
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    found = {one.findtext(f"{SITEMAP}loc"): one for one in root}
    assert len(found) == len(root)
    assert found.keys() == {base + url for url in stated}
    for url in found:
        page = (site / url.removeprefix(base) / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{url}">' in page, url
    said = json.loads((project.root / notebook_markdown.VERIFIED).read_text("utf-8"))
    days = {page_markdown.url_of(Path(p)): d for p, d in said["pages"].items()}
    assert {
        url.removeprefix(base): one.findtext(f"{SITEMAP}lastmod")
        for url, one in found.items()
    } == {url: days.get(url) for url in stated}


def test_robots_txt_names_the_sitemap_and_forbids_nothing(site, base):
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{base}sitemap.xml"]
    assert robots.can_fetch("anybody", f"{base}errors/")


def only(node: ElementTree.Element, tag: str) -> ElementTree.Element:
    (found,) = node.findall(f"{ATOM}{tag}")
    return found


def test_the_feed_is_valid_and_each_link_in_it_leads_to_a_place(site, base, project):
    """What RFC 4287 requires of a feed and of its entries."""
    feed = ElementTree.parse(site / "api" / "changes.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert only(one, "id").text.startswith("tag:")
        assert only(one, "title").text.strip()
        assert datetime.fromisoformat(only(one, "updated").text).tzinfo
    assert only(only(feed, "author"), "name").text
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"{base}api/changes.xml",
        "alternate": f"{base}about/changes/",
    }
    ids = [only(one, "id").text for one in entries]
    assert len(set(ids)) == len(ids) >= len(list(project.docs.glob("versions/*-r*.md")))
    updated = [only(one, "updated").text for one in entries]
    assert updated == sorted(updated, reverse=True)
    assert only(feed, "updated").text == updated[0]
    for entry in entries:
        content = only(entry, "content")
        assert content.get("type") == "html"
        shown = document_fromstring(f"<body>{content.text or ''}")
        there = [link for _, _, link, _ in shown.iterlinks()]
        assert only(entry, "link").get("rel") == "alternate"
        for link in (only(entry, "link").get("href"), *there):
            assert link.startswith(base), link
            url, _, anchor = link.removeprefix(base).partition("#")
            page = (site / url / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in page, link


def test_each_page_leads_to_the_feed(site, built):
    feed = (site / "api" / "changes.xml").resolve()  # the cache may be a link
    for name, page in built.items():
        (link,) = page.xpath("//head/link[@type='application/atom+xml']/@href")
        if name != "404.html":  # it's shown at any URL
            assert ((site / name).parent / link).resolve() == feed


def test_the_page_of_changes_names_each_release_the_newest_first(site, project):
    page = document_fromstring((site / "about/changes/index.html").read_text("utf-8"))
    headings = [one.text_content() for one in page.cssselect("article h3")]
    releases = [re.match(r"TensorFlow ([\d.]+)", one)[1] for one in headings]
    known = [path.stem for path in project.docs.glob("versions/*.md")]
    numbers = sorted(
        int(n.split(".")[1]) for n in known if n[0] == "2" and "-" not in n
    )
    assert [int(one.split(".")[1]) for one in releases] == numbers[::-1]


@pytest.mark.slow
def test_no_page_asks_for_what_is_not_there(tab, site):
    """The theme fetches a sitemap next to each alternative of a page."""
    asked = []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path))
    for url in ("", "errors/h5-mse/"):
        tab.goto(url)
        tab.wait_for_load_state("networkidle")
    assert not [one for one in asked if "sitemap" in one or one.endswith(".md")]


# The offline edition


@pytest.fixture(scope="module")
def unpacked(site, project, tmp_path_factory):
    """The offline edition in a folder: the site's own, else made here."""
    folder = tmp_path_factory.mktemp("offline")
    packed = site / offline.FILE
    if not packed.exists():
        copy = folder / "site"
        shutil.copytree(site, copy)
        packed = offline.make(copy, project.root)
    with zipfile.ZipFile(packed) as file:
        assert file.testzip() is None
        file.extractall(folder / "there")
    assert os.listdir(folder / "there") == [NAME]
    return folder / "there" / NAME


@pytest.fixture
def disk(browser, unpacked):
    """A browser without a network, and how it goes to a page on disk. Fails at a script
    error, at a file that isn't there, and at a request to a network."""
    wrong = []
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_offline(True)
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type == "error" else None,
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((unpacked.as_uri(), "data:"))
            else wrong.append(request.url)
        ),
    )

    def go(name: str):
        page.goto(f"{unpacked.as_uri()}/{name}")
        page.wait_for_load_state("networkidle")
        return page

    yield go
    context.close()
    assert wrong == []


@pytest.mark.slow
def test_each_link_of_the_offline_edition_leads_to_a_file(unpacked):
    wrong = []
    files = {str(path) for path in unpacked.rglob("*") if path.is_file()}
    for path in sorted(unpacked.rglob("*.html")):
        page = document_fromstring(path.read_text("utf-8"))
        assert not page.xpath("//script[@type='module']"), path
        for link in {link for _, _, link, _ in page.iterlinks()}:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            if normpath(f"{path.parent}/{unquote(parts.path)}") not in files:
                wrong.append(f"{path.relative_to(unpacked)}: {link}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_the_offline_edition_has_what_the_site_has(unpacked, site):
    here = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    there = {
        path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()
    }
    left_out = {one.name for one in here - there if one.suffix != ".map"}
    assert left_out <= {"404.html", offline.FILE}
    assert {one.suffix for one in there - here} <= {".js"}


@pytest.mark.slow
def test_pages_on_disk_lead_to_each_other(disk):
    page = disk("index.html")
    page.click(".md-tabs a >> text=Learn Keras")
    page.wait_for_url("**/learn/how-it-works/index.html")
    page.click("nav a >> text=Sequential model (MNIST)")
    page.wait_for_url("**/learn/sequential/index.html")
    page.go_back()
    page.wait_for_url("**/learn/how-it-works/index.html")
    moved = disk("versions/2.16/index.html#against-tensorflow-217")
    moved.wait_for_url("**/versions/2.17/index.html#what-changed")


@pytest.mark.slow
def test_tabs_and_copy_buttons_work_on_disk(disk):
    page = disk("errors/h5-mse/index.html")
    page.locator(".tabbed-labels label").nth(1).click()
    shown = page.locator(".tabbed-set").first.locator(".tabbed-block")
    assert not shown.nth(0).is_visible() and shown.nth(1).is_visible()
    page.locator(".md-code__button").first.click()
    page.wait_for_function(
        "navigator.clipboard.readText().then((text) => text.length > 9)"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("import tensorflow as tf\n")


@pytest.mark.slow
def test_the_picker_answers_on_disk(disk, newest):
    page = disk("index.html")
    page.select_option("select[name=tf]", newest.name)
    page.wait_for_function(
        "(name) => document.querySelector('#picker-answer').innerText.includes(name)",
        arg=f"TensorFlow {newest.name} runs",
    )
    page.click(f"#picker-answer a >> text=TensorFlow {newest.name}")
    page.wait_for_url(f"**/versions/{newest.name}/index.html")


@pytest.mark.slow
def test_a_link_that_a_script_draws_leads_to_a_file(disk):
    """Of the traceback box: its data is a file that no browser would fetch."""
    page = disk("errors/index.html")
    page.fill("article textarea", "No module named 'keras.engine'")
    page.click("article form a >> nth=0")
    page.wait_for_url("**/errors/**/index.html*")


def test_the_site_offers_the_zip_only_where_it_is(site):
    page = document_fromstring((site / offline.PAGE / "index.html").read_text("utf-8"))
    said = page.get_element_by_id("offline-edition").text_content()
    assert ("MB)" in said) is (site / offline.FILE).exists()


@pytest.mark.slow
def test_the_data_of_the_offline_edition_is_the_data(unpacked, site, browser):
    """What a script gets on disk is what it gets from the server."""
    handler = partial(Quiet, directory=unpacked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/about/proof/index.html")
        for path in sorted((unpacked / "api").glob("*.json")):
            got = page.evaluate(
                """(url) => new Promise((resolve) => {
                    const script = document.createElement("script");
                    script.src = url;
                    script.onload = () => resolve(script.dataset.text);
                    document.head.append(script);
                })""",
                f"/api/{path.name}.js",
            )
            assert got == (site / "api" / path.name).read_text("utf-8"), path.name
        context.close()
        server.shutdown()
