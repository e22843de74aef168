"""The site in a browser: what a reader sees, chooses and is told."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from harness import collectors
from harness.outcomes import FAILED
from harness.render import tracebacks
from harness.render.releases import releases
from tests.site.conftest import KINDS, PHONE

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", KINDS)
def test_a_page_loads_without_an_error_and_fits_a_phone(tab, newest, name):
    tab.goto(name.format(newest=newest.name))
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("name", ["", "learn/digits/", "404.html"])
def test_a_page_runs_no_script_that_is_not_the_sites(browser, address, name):
    page = browser.new_context(base_url=address).new_page()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(name)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        "{textContent: 'window.ours = false'}))"
    )
    assert page.evaluate("window.ours") is None
    page.context.close()
    assert any("Content Security Policy" in text for text in refused)


ANSWER = "#picker-answer[data-verdict]:not([aria-busy])"
IN_VIEW = """one => {
  const { top, bottom } = one.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


def test_question_choice_and_answer_are_in_the_first_view(tab):
    tab.goto("")
    answer = tab.locator(ANSWER)
    assert "TensorFlow 2.4" in answer.inner_text()
    assert answer.get_attribute("data-verdict") == "yes"
    for part in ("h1", "#picker", "#picker-answer"):
        assert tab.locator(part).evaluate(IN_VIEW), f"{part} isn't in the first view"


@pytest.mark.parametrize(
    ("asked", "verdict", "said"),
    [
        ("tf=2.4&py=3.8&keras=1", "yes", "keras==2.4.3"),
        ("tf=2.4&py=3.8", "yes", "import keras then fails with AttributeError"),
        ("tf=2.4&py=3.11", "no", "has no wheel for Python 3.11"),
        ("tf=2.0&py=3.6", "unknown", "haven't tested it"),
        ("tf=2.5&py=3.9&keras=1", "change", "it isn't the same Keras as tf.keras"),
        ("tf=2.10&py=3.9", "no", "Use Python 3.10"),
        ("tf=2.16&py=3.12&old=1", "yes", "TF_USE_LEGACY_KERAS=1"),
        ("tf={newest}&py={python}", "yes", "pip install"),
        ("tf=2.4&py=3.7", "yes", "With uv it currently fails"),
        ("tf=2.11&py=3.8&keras=1", "yes", "are the same object"),
    ],
)
def test_the_picker_answers(tab, newest, asked, verdict, said):
    tab.goto("?" + asked.format(newest=newest.name, python=newest.python))
    answer = tab.locator(ANSWER)
    assert said in answer.inner_text()
    assert answer.get_attribute("data-verdict") == verdict


@pytest.mark.parametrize("query", ["", "?tf=2.16&py=3.12&old=1"])
def test_the_commands_of_an_answer_are_copied(tab, query):
    """Those of the page as it is built, and those of an answer that a script drew."""
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(query)
    commands = tab.locator(f"{ANSWER} .command")
    assert commands.count() == 2
    for command in commands.all():
        typed = command.locator("code").inner_text()
        command.get_by_role("button", name="Copy to clipboard").click()
        tab.locator(".md-dialog--active").wait_for()
        assert tab.evaluate("navigator.clipboard.readText()") == typed


def test_the_picker_works_by_keyboard_and_its_answer_can_be_linked(tab):
    tab.goto("")
    with tab.expect_response("**/api/picker.json"):
        tab.focus("select[name=tf]")
    tab.keyboard.press("ArrowUp")
    tab.locator(ANSWER).filter(has_text="TensorFlow 2.5 ").wait_for()
    answer = tab.locator("#picker-answer").inner_text()
    tab.goto(tab.url)
    tab.locator(ANSWER).wait_for()
    assert tab.locator("#picker-answer").inner_text() == answer


def test_the_picker_says_that_it_cannot_load_and_tries_again(tab):
    tab.goto("")
    tab.route("**/api/picker.json", lambda route: route.fulfill(body="<!doctype html>"))
    tab.select_option("select[name=tf]", "2.16")
    answer = tab.locator("#picker-answer")
    answer.filter(has_text="Couldn't load the answers").wait_for()
    tab.unroute("**/api/picker.json")
    tab.select_option("select[name=tf]", "2.15")
    answer.filter(has_text="TensorFlow 2.15 runs on").wait_for()


def test_a_linked_choice_shows_no_other_answer_meanwhile(tab):
    held = []
    tab.route("**/api/picker.json", lambda route: held.append(route))
    with tab.expect_request("**/api/picker.json"):
        tab.goto("?tf=2.0&py=3.6")
    assert tab.locator("#picker-answer").inner_text() == ""
    held[0].continue_()
    assert "TensorFlow 2.0" in tab.locator(ANSWER).inner_text()


def pages_that_show(project) -> dict[str, set[str]]:
    """URLs of the pages that show each example."""
    found: dict[str, set[str]] = {}
    for section in tracebacks.sections(project):
        for name in section.shown:
            found.setdefault(name, set()).add(section.address.partition("#")[0])
    return found


def recorded_errors(project) -> dict[tuple[str, str], str]:
    """The newest traceback of each example and summary line that pages show."""
    shown = pages_that_show(project)
    found = {}
    for record in collectors.all_records(project).values():
        for name, entry in record.entries("examples").items():
            outcome = entry.line.outcome
            if outcome.kind == FAILED and name in shown:
                found[name, outcome.summary] = outcome.error.traceback
    return found


# Playwright's own waiting evaluates a string, which the page's policy refuses.
LOADED = """async () => {
  while (!window.matchTraceback) await new Promise((go) => setTimeout(go, 20));
}"""
ASK = "texts => texts.map(text => matchTraceback(text).slice(0, 3))"


def parts(summary: str, traceback: str) -> list[str]:
    """What people paste: the top half, the last five lines, the summary line."""
    lines = traceback.rstrip("\n").split("\n")
    top = lines[: -(-len(lines) // 2)]
    said = ["\n".join(top)] if len(top) > 2 else []  # else only a file's name
    return [*said, "\n".join(lines[-5:]), summary]


def test_a_pasted_traceback_leads_to_its_page(tab, project):
    tab.goto("errors/")
    tab.fill("#traceback-text", "KeyError: 'nothing'")
    tab.evaluate(LOADED)
    shown, errors = pages_that_show(project), recorded_errors(project)
    assert len(errors) > 100
    asked = [
        (name, summary, text)
        for (name, summary), traceback in errors.items()
        for text in parts(summary, traceback)
    ]
    found = tab.evaluate(ASK, [text for _, _, text in asked])
    right: dict[str, set[str]] = {}  # pages that show the same error answer it as well
    for name, summary in errors:
        right.setdefault(summary, set()).update(shown[name])
    missed = [
        f"{name}: {text[-160:]!r} -> {pages}"
        for (name, summary, text), pages in zip(asked, found, strict=True)
        if not {page.partition("#")[0] for page in pages} & right[summary]
    ]
    print(f"{len(missed)} of {len(asked)} miss:", *missed, sep="\n")
    assert len(missed) <= len(asked) / 100, "\n".join(missed)


def test_the_box_shows_links_to_the_best_pages(tab):
    for place in ("", "errors/"):
        tab.goto(place)
        tab.fill(
            "#traceback-text", "ModuleNotFoundError: No module named 'keras.engine'"
        )
        first = tab.locator("#traceback-answer a").first
        first.wait_for()
        assert first.get_attribute("href").endswith("errors/keras-engine/")
    first.click()
    tab.wait_for_url("**/errors/keras-engine/")


SEARCHES = json.loads(Path(__file__).with_name("searches.json").read_text("utf-8"))


# Keeps the engine that the theme starts, so that many questions need no typing.
KEEP_ENGINE = """window.Worker = class extends Worker {
  constructor(...words) { super(...words); window.engine = this; }
}"""
ASK_ENGINE = """asked => new Promise(done => {
  const [QUERY, RESULT] = [2, 3];  // the theme's numbers for its messages
  const found = [];
  engine.addEventListener("message", ({ data: { type, data } }) => {
    if (type !== RESULT) return;
    found.push(data.items.map(([page]) => page.location.split("#")[0]));
    if (found.length === asked.length) done(found);
  });
  for (const words of asked) engine.postMessage({ type: QUERY, data: words });
})"""
TYPED = 20  # every so manieth question is typed as well


def test_the_search_finds_what_readers_ask(browser, address):
    """In the site's own search: the right page among the first three."""
    # What waits here is Playwright's script, which the page's policy would refuse.
    page = browser.new_context(base_url=address, bypass_csp=True).new_page()
    page.add_init_script(KEEP_ENGINE)
    page.goto("")
    page.wait_for_load_state("networkidle")
    box = page.locator("[data-md-component=search-query]")
    box.focus()
    asked = [search["asked"] for search in SEARCHES]
    typed = {words: results(page, box, words) for words in asked[::TYPED]}
    answers = dict(zip(asked, page.evaluate(ASK_ENGINE, asked), strict=True))
    page.context.close()
    missed, first = [], 0
    for search in SEARCHES:
        found = answers[search["asked"]]
        wanted = [place + "/" for place in search["pages"]]
        first += bool(found) and found[0] in wanted
        if not set(found[:3]) & set(wanted):
            missed.append(f"{search['asked']!r}: {found[:3]}, not {wanted}")
    print(f"{first} of {len(SEARCHES)} first")
    assert not missed, "\n".join(missed)
    for words, seen in typed.items():
        assert seen == answers[words][: len(seen)], words


def test_a_search_result_shows_no_tags(tab):
    """They weigh in the search, and repeat what readers ask."""
    tab.goto("")
    box = tab.locator("[data-md-component=search-query]")
    box.fill("keras.engine")
    box.press("End")  # the search listens to keys
    tab.locator(".md-search-result__item").first.wait_for(state="attached")
    tags = tab.locator(".md-search-result .md-tags")
    assert tags.count() > 0
    shown = [one.inner_text() for one in tags.all() if one.is_visible()]
    assert shown == [], f"the result shows {shown[:2]}"


def test_links_to_what_moved_or_was_renamed_still_lead_there(tab):
    tab.goto("errors/loading/")
    tab.goto("errors/loading/#dtype-policy")  # only the hash changes
    tab.wait_for_url("**/errors/loading-custom-objects/#dtype-policy")
    tab.goto("errors/wrong-results/#sorted-data")
    tab.wait_for_url("**/errors/no-learning/#sorted-data")
    tab.goto("versions/training/#adamlr01")
    tab.wait_for_url("**/versions/optimizers/#adamlr01")
    tab.goto("versions/2.4/#what-fails")
    tab.wait_for_url("**/versions/2.4-results/#what-fails")
    tab.goto("errors/h5-mse/#the-mend")
    box = tab.locator("#fix").bounding_box()
    assert 0 < box["y"] < PHONE["height"] / 2


DESK = {"width": 1280, "height": 800}
COLUMNS = 80  # of code that must be seen without scrolling
CUT_OFF = """columns => [...document.querySelectorAll(".language-python pre > code")]
    .filter(code => code.scrollWidth > code.clientWidth + 1)
    .map(code => Math.max(...code.innerText.split("\\n").map(line => line.length)))
    .filter(longest => longest <= columns)"""


@pytest.mark.parametrize("name", KINDS)
def test_no_program_is_cut_off(browser, address, newest, name):
    page = browser.new_context(viewport=DESK, base_url=address).new_page()
    page.goto(name.format(newest=newest.name))
    found = page.evaluate(CUT_OFF, COLUMNS)
    page.context.close()
    assert found == [], f"lines of {found} columns are cut off on {name}"


TALLEST = 4500  # pixels: five or six screens


def test_a_release_page_is_short(browser, address, project):
    page = browser.new_context(viewport=DESK, base_url=address).new_page()
    tall = {}
    for one in releases(project):
        page.goto(f"versions/{one.name}/")
        height = page.evaluate("document.documentElement.scrollHeight")
        if height > TALLEST:
            tall[one.name] = height
    page.context.close()
    assert not tall, f"taller than {TALLEST} pixels: {tall}"


CUT_TABLES = """() => [...document.querySelectorAll(".md-typeset__table")]
    .filter(one => one.scrollWidth > one.parentElement.clientWidth + 1)
    .map(one => one.innerText.slice(0, 60))"""


@pytest.mark.parametrize("name", ["", "python/", "keras/", "platforms/", "colab/"])
def test_a_table_of_releases_fits(browser, address, name):
    page = browser.new_context(viewport=DESK, base_url=address).new_page()
    page.goto(f"versions/{name}")
    page.wait_for_selector(".md-typeset__table")  # the theme's script makes it
    found = page.evaluate(CUT_TABLES)
    page.context.close()
    assert found == [], f"cut off at {DESK['width']} pixels"


def test_it_fails_for_me_names_page_example_and_release(browser, address):
    page = browser.new_context(viewport=PHONE, base_url=address).new_page()
    reported = []

    def report(route):
        reported.append(parse_qs(urlsplit(route.request.url).query))
        route.fulfill(body="")

    page.route("**/issues/new?*", report)
    page.goto("errors/keras-engine/")
    label = page.locator(".tabbed-labels > label").first
    label.click()
    page.locator("a[download]").first.scroll_into_view_if_needed()
    page.click("#fails")
    page.goto("versions/2.4/")
    page.click("#fails")
    page.context.close()
    error, release = reported
    assert error["template"] == ["fails.yml"]
    assert error["page"][0].endswith("/errors/keras-engine/")
    assert error["example"] == ["versions/old-imports/engine.py"]
    assert error["release"][0].startswith("TensorFlow 2.0")
    assert release["release"] == ["TensorFlow 2.4"]


def results(page, box, words: str) -> list[str]:
    """The pages that the search lists, best first, by their addresses."""
    box.fill(words)
    box.press("End")  # the search listens to keys
    before, found = None, []
    while not found or found != before:
        page.wait_for_timeout(80)
        before, found = (
            found,
            page.eval_on_selector_all(
                ".md-search-result__item > a.md-search-result__link",
                "links => links.map(link => link.pathname.slice(1))",
            ),
        )
    box.fill("")
    box.press("End")
    page.wait_for_function(
        "!document.querySelector('.md-search-result__item')", timeout=10_000
    )
    return list(dict.fromkeys(found))  # sections of a page stand below it
