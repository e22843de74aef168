"""How the site looks: contrast, badges, what is on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.render.markdown import WORDS, badge
from tests.site.conftest import KINDS

pytestmark = pytest.mark.slow

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
COLORS = ["color-contrast"]  # what the other color scheme may change
DARK = "body[data-md-color-scheme=slate]"
ASK_AXE = """async rules => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) =>
    `${id}: ${node.html.slice(0, 120)}: ${node.any[0]?.message ?? ""}`));
}"""


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_accessible(browser, address, newest, name):
    """By axe-core; contrast in both color schemes."""
    assert AXE.is_file(), "axe-core isn't installed: npm ci"
    context = browser.new_context(base_url=address, color_scheme="light")
    page = context.new_page()
    page.goto(name.format(newest=newest.name))
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(ASK_AXE, RULES)
    page.add_style_tag(content="* { transition: none !important }")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector(DARK)
    found += page.evaluate(ASK_AXE, COLORS)
    context.close()
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
