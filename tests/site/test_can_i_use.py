"""*Can I use* in a browser: what is asked, and what the records say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from harness.render import api_methods
from harness.render.api_facts import Facts, changes, count, spaces
from harness.render.api_history import load, runs
from tests.site.conftest import PHONE, slowness

pytestmark = pytest.mark.slow

PAGE = "can-i-use/"
DRAWN = "#can-i-use-answers[data-milliseconds]:not([aria-busy])"
WORDS = {"yes": "works", "unknown": "not known"}
MILLISECONDS = 100

# What is typed; and for each answer the name that it is about, with an argument.
QUESTIONS = [
    ("Adam lr", [("tf.keras.optimizers.Adam", "lr")]),
    (
        "tf.keras.layers.MultiHeadAttention",
        [("tf.keras.layers.MultiHeadAttention", "")],
    ),
    ("fit workers", [("tf.keras.Model.fit", "workers")]),
    ("keras.utils.np_utils", [("keras.utils.np_utils", "")]),
    (
        "from tensorflow.keras.layers import Dense, LSTM",
        [("tf.keras.layers.Dense", ""), ("tf.keras.layers.LSTM", "")],
    ),
    ("opt = Adam(decay=1e-6)", [("tf.keras.optimizers.Adam", "decay")]),
    ("model.predict_classes", [("tf.keras.Sequential.predict_classes", "")]),
    ("keras.optimizers.legacy.Adam", [("keras.optimizers.legacy.Adam", "")]),
    ("tf_keras.layers.Dense use_bias", [("tf_keras.layers.Dense", "use_bias")]),
    ("ImageDataGenerator", [("tf.keras.preprocessing.image.ImageDataGenerator", "")]),
]


@pytest.fixture(scope="module")
def known(project):
    return spaces(project)


def ask(tab, text: str) -> None:
    """Opens the page with a question in its URL, and waits for the answers."""
    tab.goto(PAGE)
    tab.fill("#can-i-use-names", text)
    settled(tab)


def settled(tab) -> None:
    """All files have come, and what they say is drawn."""
    tab.wait_for_load_state("networkidle")
    tab.locator(DRAWN).wait_for(state="attached")


def expected(project, known, name: str, word: str) -> list[str]:
    """Each run of an answer: `works 2.0 – 2.10`."""
    root = next(
        one for one in ("tf.keras", "tf_keras", "keras") if name.startswith(one)
    )
    columns = known[root].columns
    facts = known[root].facts.get(name)
    states = method(project, name, word) if facts is None else of(facts, word)
    shown = {"first": columns, "runs": runs(states)}
    return [
        f"{WORDS.get(state, state)} {columns[a]}"
        + (f" – {columns[b]}" if b > a else "")
        for a, b, (state, *_) in shown["runs"]
    ]


def of(facts: Facts, word: str) -> list[tuple[str, str]]:
    spoken = facts.arguments[word] if word else facts.states
    return [(state, text * (state != "unknown")) for state, text in spoken]


def method(project, name: str, word: str) -> list[tuple[str, str]]:
    owner, _, last = name.rpartition(".")
    values = api_methods.members(load(project)["tf.keras"])[owner][last]
    there = [
        isinstance(one, tuple) and (not word or any(p.startswith(word) for p in one))
        for one in values
    ]
    return [("yes" if one else "absent", "") for one in there]


@pytest.mark.parametrize(("asked", "answers"), QUESTIONS, ids=[q for q, _ in QUESTIONS])
def test_the_page_answers_what_the_records_say(tab, project, known, asked, answers):
    ask(tab, asked)
    sections = tab.locator(".answer")
    names = [one.get_attribute("data-name") for one in sections.all()]
    assert names == [name for name, _ in answers]
    for section, (name, word) in zip(sections.all(), answers, strict=True):
        items = section.locator("ul.runs").first.locator("> li").all_inner_texts()
        wanted = expected(project, known, name, word)
        assert len(items) == len(wanted), (items, wanted)
        for item, start in zip(items, wanted, strict=True):
            text = " ".join(item.split())
            assert text == start or text.startswith(f"{start}: "), (text, start)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_name_that_nobody_has_leads_to_the_closest(tab):
    ask(tab, "MultiHeadAtention")
    section = tab.locator(".answer")
    assert "No tested release has this public name" in section.inner_text()
    link = section.locator("a").first
    assert link.inner_text() == "tf.keras.layers.MultiHeadAttention"
    link.evaluate("one => one.click()")
    tab.locator('.answer[data-name$="MultiHeadAttention"]').wait_for()
    assert "q=tf.keras.layers.MultiHeadAttention" in tab.url
    tab.go_back()
    tab.locator('.answer[data-name=""]').wait_for()


def test_an_argument_that_nobody_has_leads_to_the_closest(tab):
    ask(tab, "Adam learning_rat")
    text = tab.locator(".answer").inner_text()
    assert "It has no such argument on any tested release" in text
    assert "learning_rate" in text


def test_a_question_is_typed_by_keyboard_and_stays_in_the_url(tab):
    tab.goto(PAGE)
    tab.focus("#can-i-use-names")
    tab.keyboard.type("Dense units")
    tab.locator('.answer[data-name="tf.keras.layers.Dense"]').wait_for()
    settled(tab)
    shown = tab.locator("#can-i-use-answers").inner_text()
    assert "q=Dense+units" in tab.url
    tab.goto(tab.url)
    settled(tab)
    assert tab.locator("#can-i-use-answers").inner_text() == shown
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.tagName") != "BODY"


def test_nothing_is_loaded_before_it_is_asked(tab):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(PAGE)
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if "/api/" in url] == []


def test_an_answer_is_there_at_once(tab):
    """Once the data is: the best of five, for the machine may be busy."""
    ask(tab, "Adam lr, tf.keras.layers.MultiHeadAttention, fit workers")
    times = []
    for text in ("Dense", "LSTM", "Adam lr", "MultiHeadAtention", "fit"):
        tab.fill("#can-i-use-names", text)
        settled(tab)
        times.append(float(tab.locator(DRAWN).get_attribute("data-milliseconds")))
    print(times)
    assert min(times) < MILLISECONDS * slowness(tab)


SHAPE = """one => {
  const { borderStyle, borderWidth } = getComputedStyle(one);
  const sign = getComputedStyle(one, "::before").content.split("/")[0].trim();
  return [sign, borderStyle, borderWidth].join(" ");
}"""
STATES = ("yes", "partial", "warns", "ignored", "raises", "absent", "unknown")


def test_a_state_is_told_by_its_sign_and_its_word(tab):
    """Not by its color alone."""
    tab.goto(PAGE)
    legend = {
        one.inner_text(): one.evaluate(SHAPE)
        for one in tab.locator("li > .state").all()
    }
    assert len(legend) == len(STATES)
    signs = [shape.split()[0] for shape in legend.values()]
    assert len(set(signs)) == len(STATES), legend
    assert "none" not in signs


def test_the_page_says_that_it_cannot_load_and_tries_again(tab):
    tab.goto(PAGE)
    tab.route("**/api/names.json", lambda route: route.fulfill(body="<!doctype html>"))
    tab.fill("#can-i-use-names", "Dense")
    answers = tab.locator("#can-i-use-answers")
    answers.filter(has_text="Couldn't load the names").wait_for()
    tab.unroute("**/api/names.json")
    tab.fill("#can-i-use-names", "Dense ")
    tab.locator('.answer[data-name="tf.keras.layers.Dense"]').wait_for()


def test_a_static_page_is_read_without_a_script(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("can-i-use/optimizers/#Adam")
    entry = page.locator('[id="Adam"] + dd').inner_text()
    assert entry.startswith("partial 2.0")
    assert "lr" in entry
    assert page.locator('[id="legacy.Adam"]').count() == 1
    page.goto(PAGE)
    assert page.locator("article a[href*=optimizers]").count() == 1
    context.close()


def test_two_releases_are_compared_as_the_records_do(tab, known):
    space = known["tf.keras"]
    first, last = space.columns[10], space.columns[-1]
    tab.goto(f"can-i-use/compare/?from={first}&to={last}")
    tab.locator("#compare-answer:not([aria-busy]) .counts").wait_for()
    heads = tab.locator(".counts li").all_inner_texts()
    behavior, files, installation = [heads.pop() for _ in range(3)][::-1]
    assert re.fullmatch(r"Behavior changed: \d+", behavior)
    assert files in (f"Files of {first}, loaded on {last}", "Files: not tested")
    assert installation == "Installation"
    counted = count(changes(space, 10, len(space.columns) - 1))
    named = {"Left": "vanished", "Came": "appeared", "Default changed": "default"}
    named |= {"Signature changed": "signature", "Answer changed": "answer"}
    for head in heads:
        name, _, number = head.partition(": ")
        assert int(number) == counted[named.pop(name)], head
    assert named == {}
    assert tab.locator("#vanished + ul > li").count() == counted["vanished"]


def test_a_comparison_begins_at_the_readers_release_and_can_be_linked(tab, newest):
    tab.goto("can-i-use/compare/?tf=2.8")
    tab.locator("#compare-answer .counts").wait_for()
    assert tab.locator("select[name=from]").input_value() == "2.8"
    assert tab.locator("select[name=to]").input_value() == newest.name
    tab.select_option("select[name=from]", "2.10")
    tab.wait_for_url("**/compare/?from=2.10&*")
    assert "from TensorFlow 2.10" in tab.locator("#compare-answer").inner_text()


def test_a_comparison_has_behavior_files_and_packages(tab, newest, site):
    tables = ("behaviors", "saves", "dependencies")
    behaviors, saves, packages = (
        json.loads(Path(site, f"api/{name}.json").read_text("utf-8")) for name in tables
    )
    tab.goto(f"can-i-use/compare/?from=2.4&to={newest.name}")
    tab.locator("#compare-answer:not([aria-busy]) .counts").wait_for()
    text = tab.locator("#compare-answer").inner_text()
    used = next(
        one
        for one in behaviors["changes"]
        if one["from"] == "2.15" and one["what"] != ["configuration"]
    )
    assert any(f"tf.keras.{name}: " in text for name in used["names"])
    wrote = [name for name, grid in saves["grid"].items() if "2.4" in grid]
    assert tab.locator("#files ~ ul").first.locator("li").count() == len(wrote)
    first = packages["ranges"]["2.4"]["numpy"]["runs"][0][0]
    assert f"numpy: {first}" in text
