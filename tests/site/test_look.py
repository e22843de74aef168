"""How the site looks: on a phone, contrast, badges, what is on paper."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from harness.render.markdown import WORDS, badge
from tests.site.conftest import DESK, KINDS, PHONE, opened

pytestmark = pytest.mark.slow

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
COLORS = ["color-contrast"]  # what the other color scheme may change
DARK = "body[data-md-color-scheme=slate]"
# The same on every page: one is looked at with them.
FRAMED = "versions/2.4/"
FRAME = [".md-header", ".md-tabs", ".md-sidebar", ".md-footer"]
ASK_AXE = """async ({ rules, without }) => {
  const exclude = without.filter((one) => document.querySelector(one)).map((one) => [one]);
  const part = exclude.length ? { exclude } : document;
  const { violations } = await axe.run(part, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) =>
    `${id}: ${node.html.slice(0, 120)}: ${node.any[0]?.message ?? ""}`));
}"""


SENT: dict[str, int] = {}  # by URL: most pages load the same
LIMIT = 110_000  # bytes of a first view, compressed, without images
ASKED = 81_000  # and of the data for what the URL asks for
COLUMNS = 88  # of a program that must be seen without scrolling; other blocks wrap
CUT_OFF = """columns => [...document.querySelectorAll("pre > code")]
    .filter(code => code.scrollWidth > code.clientWidth + 1)
    .map(code => [code.closest(".highlight").className.split(" ")[0],
      Math.max(...code.innerText.split("\\n").map(line => line.length))])
    .filter(([language, longest]) => longest <= columns || language !== "language-python")"""
SHIFTS = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map((one) => one.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(done, 200, []);
})"""


def inaccessible(page, without=()):
    """What axe-core finds on a page without these parts in the light color scheme, and of
    the colors in the dark one, in which it stays."""
    assert AXE.is_file(), "axe-core isn't installed: npm ci"
    page.add_style_tag(content="* { transition: none !important }")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(ASK_AXE, {"rules": RULES, "without": list(without)})
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector(DARK)
    return found + page.evaluate(ASK_AXE, {"rules": COLORS, "without": list(without)})


@pytest.fixture(scope="module", params=KINDS)
def loaded(request, browser, address, newest):
    """A page, on a phone, and how many bytes of what it loaded a server would send."""
    sizes = {}

    def keep(response):
        url = response.url
        if response.request.resource_type != "image":
            if url not in SENT:
                SENT[url] = len(gzip.compress(response.body(), 6))
            sizes[url] = SENT[url]

    with opened(browser, address) as page:
        page.on("response", keep)
        page.emulate_media(color_scheme="light")
        page.goto(request.param.format(newest=newest.name))
        page.wait_for_load_state("networkidle")
        yield page, sizes


def test_a_page_loads_without_an_error_and_fits_a_phone(loaded):
    """It's light, and nothing moves, as the browser counts it."""
    page, sizes = loaded
    assert page.evaluate(SHIFTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    limit = LIMIT + ASKED * ("?" in page.url)
    assert sum(sizes.values()) <= limit, sorted(sizes.items(), key=lambda one: -one[1])


@pytest.fixture
def on_desk(loaded):
    page, _ = loaded
    page.set_viewport_size(DESK)
    return page


def test_no_code_is_cut_off(on_desk):
    found = on_desk.evaluate(CUT_OFF, COLUMNS)
    assert found == [], f"{found} columns are cut off"


def test_a_page_is_accessible(on_desk):
    """By axe-core; contrast in both color schemes."""
    found = inaccessible(on_desk, () if on_desk.url.endswith(FRAMED) else FRAME)
    assert not found, "\n".join(found)


SIGN = """one => getComputedStyle(one, "::before").content.split("/")[0].trim()"""
ADD = """html => document.querySelector("article").insertAdjacentHTML("beforeend", html)"""


def test_a_badge_says_what_it_is_by_a_word_and_a_sign(tab):
    """Not by its color alone."""
    tab.goto("")
    tab.evaluate(ADD, "".join(map(badge, WORDS)))
    signs = {
        one.inner_text(): one.evaluate(SIGN) for one in tab.locator(".badge").all()
    }
    assert list(signs) == list(WORDS.values())
    assert len(set(signs.values())) == len(WORDS), signs
    assert "none" not in signs.values(), signs


def test_on_paper_there_is_the_text_and_all_of_it(tab):
    tab.goto("install/pin-and-lock/")
    tab.emulate_media(media="print", color_scheme="dark")
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", "#fails"):
        assert not tab.locator(part).first.is_visible(), part
    code = tab.locator("article pre > code").first
    assert code.evaluate("one => getComputedStyle(one).whiteSpace") == "pre-wrap"
    paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    link = tab.locator("article a[href^=http]").first
    url = link.evaluate("one => getComputedStyle(one, '::after').content")
    assert "attr(href)" in url or link.get_attribute("href") in url
    tab.goto("errors/keras-engine/")
    blocks = tab.locator(".tabbed-block")
    assert blocks.count() > 1
    assert all(one.is_visible() for one in blocks.all())
