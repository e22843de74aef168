"""The built site: what a reader gets."""

import gzip
import html
import json
import re
from itertools import pairwise
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml.html import document_fromstring
from mkdocs.utils.meta import get_data

from harness import environments, examples, notebook_markdown, pages
from harness.publish import search_index

LANGUAGES = {"python", "sh", "text", "diff", "yaml", "ini"}


@pytest.fixture(scope="module")
def known(project):
    return examples.load_all(project)


@pytest.fixture(scope="module")
def pages_(project):
    return pages.load_all(project)


def place(page: pages.Page) -> str:
    return page.project.relative(page.path)


def file_of(name: str) -> str:
    return "index.html" if name == "index" else f"{name}/index.html"


def test_pages_link_to_programs(site):
    """Else the builder couldn't check a link to a download."""
    page = site / "learn" / "sequential" / "index.html"
    links = document_fromstring(page.read_text("utf-8")).xpath("//article//a/@href")
    (program,) = {link for link in links if link.endswith("/sequential/mnist.py")}
    assert (page.parent / program).resolve().is_relative_to(site.resolve() / "snippets")
    assert (page.parent / program).is_file()


def test_each_page_is_built(built, pages_):
    assert len(built) == len(pages_) + 1  # and 404.html


def test_every_python_block_of_the_site_is_an_example_or_a_section_of_one(built, known):
    shown = {e.program for e in known.values()}
    shown |= {code for e in known.values() for code in e.sections.values()}
    programs = [e for e in known.values() if not e.notebook]
    seen = 0
    for name in built:
        for block in built.blocks(name):
            assert block.code.strip(), f"{name}: an empty block"
            assert block.language in LANGUAGES, (
                f"{name}: {block.language or 'no'} language"
            )
            if block.language == "python":
                assert block.code in shown, (
                    f"{name}: {block.code[:60]!r} isn't an example"
                )
                seen += 1
    assert seen >= len(programs)


def test_the_gate_and_the_site_see_the_same_blocks(built, pages_):
    for name, page in pages_.items():
        found = [block.code for block in built.blocks(file_of(name))]
        assert found == [block.code for block in page.blocks], name


def test_each_example_can_be_downloaded_as_the_file_that_it_is(built, site, known):
    links = {  # of each page: the files below its links
        page: [
            (site / page / link.get("href")).resolve()
            for link in built[f"{page}/index.html"].cssselect("a[download]")
        ]
        for page in {example.page for example in known.values()}
    }
    for name, example in known.items():
        file = (site / "snippets" / f"{name}.py").resolve()
        assert links[example.page].count(file) == 1, f"{example.page}: {name}"
        assert file.read_text("utf-8") == example.source, name


def test_a_page_opens_with_its_answer(built, pages_):
    for name, page in pages_.items():
        html = built[file_of(name)]
        first = html.find(".//article//h1").getnext()
        assert first.tag == "p", f"{place(page)}: the answer comes first"
        sentences = len(re.findall(r"[.!?](?=\s|$)", first.text_content()))
        assert 1 <= sentences <= 3, f"{place(page)}: an answer of {sentences} sentences"
        description = html.find(".//meta[@name='description']").get("content")
        stated = get_data(page.source)[1].get("description")
        assert stated, (
            f"{place(page)}: its front matter isn't YAML, or has no description"
        )
        assert description == stated, place(page)
        assert 50 <= len(description) <= 155, f"{place(page)}: {len(description)} long"


@pytest.mark.parametrize(
    "what", ["<title>(.*?)</title>", 'description" content="(.*?)"']
)
def test_titles_and_descriptions_are_unique(site, what, pages_):
    seen = {}
    for name in pages_:
        found = re.search(what, (site / file_of(name)).read_text("utf-8"))
        assert found, f"{name} has none"
        text = html.unescape(found[1])
        assert text not in seen, f"{name} and {seen[text]}: {text}"
        seen[text] = name


def test_a_shared_page_shows_its_title_its_answer_and_the_picture(built, site, pages_):
    home = built["index.html"].find(".//link[@rel='canonical']").get("href")
    for name in pages_:
        page = built[file_of(name)]

        def of(key: str, page=page) -> str:
            [found] = page.xpath(f"//meta[@property='og:{key}']/@content")
            return found

        assert page.findtext(".//title").startswith(of("title")), name
        assert of("description") == page.find(".//meta[@name='description']").get(
            "content"
        )
        assert of("url") == page.find(".//link[@rel='canonical']").get("href"), name
        assert (site / of("image").removeprefix(home)).is_file(), name


def test_heading_levels_are_not_skipped(built, pages_):
    for name in pages_:
        article = built[file_of(name)].find(".//article")
        headings = list(article.iter("h1", "h2", "h3", "h4", "h5", "h6"))
        assert [one.tag for one in headings].index("h1") == 0, name
        assert [one.tag for one in headings].count("h1") == 1, name
        for above, heading in pairwise(headings):
            down = int(heading.tag[1]) - int(above.tag[1])
            said = f"<{heading.tag}> {heading.text_content()} after <{above.tag}>"
            assert down <= 1, f"{name}: {said}"


def test_an_image_says_what_is_seen(built, pages_):
    for name in pages_:
        for image in built[file_of(name)].iterfind(".//article//img"):
            said = f"{name}: <img src={image.get('src')}>: no alt text"
            assert image.get("alt", "").strip(), said


def test_no_tab_is_empty(built, pages_):
    for name in pages_:
        for tab in built[file_of(name)].cssselect(".tabbed-block"):
            labels = tab.getparent().getparent().cssselect(".tabbed-labels > label")
            named = [label.text_content() for label in labels]
            assert tab.text_content().strip(), f"{name}: empty, one of {named}"


def test_the_licenses_are_named_on_every_page(built):
    for name, page in built.items():
        assert "MIT License" in page.find(".//footer").text_content(), name


BYTES, ELEMENTS = 136_000, 2_260  # of a page's HTML


def test_no_page_is_too_long_to_be_read(built, site, pages_):
    """Split a longer one, and keep its anchors: see harness/publish/anchors.py."""
    wrong = []
    for name in pages_:
        size = (site / file_of(name)).stat().st_size
        elements = sum(1 for _ in built[file_of(name)].iter("*"))
        if size > BYTES or elements > ELEMENTS:
            wrong.append(f"{name}: {size} bytes, {elements} elements")
    assert not wrong, "\n".join(wrong)


def test_each_page_says_which_scripts_may_run(built):
    for name, page in built.items():
        policy = page.find(".//meta[@http-equiv='Content-Security-Policy']")
        scripts = re.search(r"script-src ([^;]*)", policy.get("content"))[1]
        assert "unsafe" not in scripts, name
        for script in page.iterfind(".//script[@src]"):
            assert "//" not in script.get("src"), name


def test_published_addresses_stay(site, project):
    """Add to these; remove none without a redirect."""
    envs = environments.load_all(project).values()
    for address in (
        "",
        "versions/",
        *(f"versions/{env.name}/" for env in envs if env.is_release),
        "versions/keras/",
        "versions/python/",
        "versions/platforms/",
        "versions/imports/",
        "versions/training/",
        "versions/saving/",
        "install/which-keras/",
        "learn/sequential/",
        "learn/functional/",
        "learn/subclassing/",
        "learn/eager-or-graph/",
        "about/proof/",
    ):
        assert (site / address / "index.html").exists(), address


def test_a_section_that_moved_is_linked_under_its_old_anchor(built):
    """Where it leads is checked with all links; page.js follows it."""
    moved = [
        (name, link)
        for name, page in built.items()
        for link in page.cssselect("a[data-moved]")
    ]
    assert len(moved) >= 50
    for name, link in moved:
        assert link.get("id"), f"{name}: {link.get('href')} has no old anchor"
        page = link.get("href").partition("#")[0]
        assert page, f"{name}: #{link.get('id')} leads to no other page"


def test_nothing_of_this_machine_is_published(site, project):
    for path in site.rglob("*"):
        if path.suffix in (".html", ".jsonl", ".txt", ".py") and path.is_file():
            text = path.read_text("utf-8")
            assert f"{Path.home()}/" not in text or str(Path.home()) == "/", path
            assert str(project.root) not in text, path


def test_each_link_leads_to_a_file_and_to_a_place_in_it(built, site):
    """Whatever the builder checks: links, images, scripts and styles of each page."""
    wrong, places = [], {}
    for name, page in built.items():
        named = {one.get("id") or one.get("name") for one in page.iter("*")}
        places[site / name] = named
    for name, page in built.items():
        if name == "404.html":  # it's shown at any URL, so its links are absolute
            continue
        for target in {link for _, _, link, _ in page.iterlinks()}:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = site / name
            if parts.path:
                file = Path(normpath(file.parent / unquote(parts.path)))
                file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                wrong.append(f"{name}: {target}: there is no such file")
            elif parts.fragment and parts.fragment not in places.get(file, ()):
                wrong.append(f"{name}: {target}: there is no such place")
    assert not wrong, "\n".join(sorted(wrong))


def test_each_page_is_in_the_search_index_and_no_other(built, site, pages_):
    read = json.loads((site / search_index.FILE).read_text("utf-8"))
    index = {page["url"]: page for page in read["pages"]}
    assert len(index) == len(read["pages"])
    urls = {name: "" if name == "index" else f"{name}/" for name in pages_}
    assert index.keys() == set(urls.values())
    for name, page in pages_.items():
        one, front = index[urls[name]], get_data(page.source)[1]
        assert one["title"] == front["title"], name
        assert one["answer"] == front["description"], name
        assert one.get("asked", []) == front.get("asked", []), name
        anchors = {node.get("id") for node in built[file_of(name)].iter("h2", "h3")}
        for section in one.get("sections", []):
            assert section["anchor"] in anchors, f"{name}: {section['title']}"


SITE_BYTES = 79_000_000  # 900 more sections about errors, most with their runs
# Each message of an error is a way to its page.
INDEX_BYTES = 198_000  # compressed; it is loaded at the first touch of a box


def test_the_site_is_small(site):
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    print(f"{size} bytes")
    assert size <= SITE_BYTES


def test_the_search_index_is_light(site):
    size = len(gzip.compress((site / search_index.FILE).read_bytes()))
    print(f"{size} bytes")
    assert size <= INDEX_BYTES


def test_what_a_box_links_to_is_there(built, site):
    """Links that scripts write, or a page that is shown at any URL."""
    scripts = "".join(one.read_text("utf-8") for one in (site / "assets").glob("*.js"))
    links = {f"/{one}" for one in re.findall(r'new URL\("(.+?#.+?)", ROOT\)', scripts)}
    assert links
    links |= {link.get("href") for link in built["404.html"].iterfind(".//article//a")}
    for link in links:
        path, _, anchor = urlsplit(link).path, "", urlsplit(link).fragment
        page = built[f"{path.strip('/')}/index.html".lstrip("/").removeprefix("./")]
        assert not anchor or page.get_element_by_id(anchor) is not None, link


def test_each_page_that_ran_says_when(built, project):
    days = json.loads((project.root / notebook_markdown.VERIFIED).read_text("utf-8"))[
        "pages"
    ]
    assert days
    for name, day in days.items():
        page = file_of(name.rpartition(".")[0].removesuffix("/index"))
        footer = built[page].cssselect("p.verified")[0]
        assert footer.get("data-day") == day, name
        assert footer.cssselect("time")[0].get("datetime") == day, name
