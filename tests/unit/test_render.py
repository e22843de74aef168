"""What is rendered from records, on records that are made up here."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import jinja2
import pytest
from lxml.html import document_fromstring

from harness import collectors, environments, examples, records, render
from harness import project as projects
from harness.collectors.examples import ExampleLine
from harness.collectors.install import AttemptLine
from harness.model import Line
from harness.outcomes import FAILED, PASSED, WARNED, Failure, Outcome
from harness.project import ProjectError
from harness.records import Change
from harness.render import (
    causes,
    example_results,
    exports,
    markdown,
    news,
    parts,
    picker,
    release_page,
    releases,
    same_names,
    tables,
    tracebacks,
)
from harness.render.parts import Title
from harness.render.releases import (
    INSIDE,
    KERAS,
    KERAS3,
    PACKAGE,
    WHERE,
    Release,
)
from tests.tiny import TinyProject
from tests.unit.made_up import (
    CRASHES,
    FAILS,
    PASSES,
    PYTHON,
    RAN,
    WARNS,
    attempt,
    entry,
    record,
    release,
)

# Pieces of Markdown


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["7.4"], "7.4"),
        (["7.4", "7.5", "7.6"], "7.4 – 7.6"),
        (["7.4", "7.6", "7.21"], "7.4, 7.6, 7.21"),
        (["7.9", "7.10", "7.21"], "7.9 – 7.10, 7.21"),
        ([], ""),
    ],
)
def test_adjacent_releases_are_folded_into_a_range(
    chosen: list[str], expected: str
) -> None:
    assert markdown.ranges(chosen) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", "`a < b`"),
        ("a | `b`", "<code>a &#124; &#96;b&#96;</code>"),
        ("", "<code></code>"),
        (" a_b*", "<code> a&#95;b&#42;</code>"),
    ],
)
def test_code_can_have_any_content_in_a_table(text: str, expected: str) -> None:
    assert markdown.code(text) == expected


def test_a_fence_is_longer_than_any_in_its_text() -> None:
    lines = markdown.fence("````\ntext\n````\n").split("\n")
    assert lines[0].startswith("````` {") and lines[-1] == "`````"


def test_empty_cells_have_one_space() -> None:
    assert markdown.cells("|  |  | a |\n| a  b |") == "| | | a |\n| a  b |"


def test_a_template_does_not_render_what_it_is_not_given() -> None:
    with pytest.raises(jinja2.UndefinedError):
        markdown.fill("dated.md")


# What an outcome shows


def test_an_output_is_shown_and_a_silent_program_says_so() -> None:
    assert "it works" in example_results.shown(PASSES)
    assert example_results.shown(Outcome(PASSED)) == markdown.NOTHING


def test_a_warning_is_shown_once_and_apart_from_other_lines_of_the_log() -> None:
    log = "a line\nWARNING:old API\nWARNING:old API\n"
    text = example_results.shown(Outcome(WARNED, stderr=log))
    assert text.count("WARNING:old API") == 1
    plain, _, warning = text.partition('!!! warning "Warning"')
    assert "Standard error:" in plain and "a line" in plain
    assert "WARNING:old API" in warning


def test_a_failure_is_named_by_its_summary_and_shown_whole() -> None:
    text = example_results.shown(FAILS)
    assert text.startswith('!!! failure "Fails: ValueError: no"')
    assert 'File "a.py", line 1' in text


def test_a_crash_says_by_what_it_ended() -> None:
    assert '"Crashes: signal 11"' in example_results.shown(CRASHES)


def test_a_warning_of_some_releases_names_them() -> None:
    text = example_results.shown(PASSES, {"7.2 – 7.3": ["old", "older"], "": ["x"]})
    assert '!!! warning "Warning on TensorFlow 7.2 – 7.3"' in text
    assert text.index("old\n    older") < text.index('!!! warning "Warning"')


def of_two(
    recorded: TinyProject, key: str, first: Outcome, last: Outcome
) -> tuple[str, str, str]:
    """The names of two releases, and what is below an example that did this on them."""
    project = recorded.project
    kept = collectors.all_records(project)
    every = environments.load_all(project)
    names = [name for name, env in every.items() if env.is_release]
    for name, outcome in zip(names, (first, last), strict=True):
        kept[name].entries("examples")[key] = entry(key, ExampleLine(key, outcome))
    text = example_results.of_example(project, examples.load_all(project)[key])
    return names[0], names[1], text


def test_releases_that_differ_in_a_warning_only_share_a_tab(
    recorded: TinyProject,
) -> None:
    warns = replace(PASSES, kind=WARNED, stderr="WARNING:tensorflow:old\n")
    first, last, text = of_two(recorded, "learn/first/trains", warns, PASSES)
    assert text.count("=== ") == 1
    assert f'=== "TensorFlow {first} – {last}"' in text
    assert f'!!! warning "Warning on TensorFlow {first}"' in text
    assert "WARNING:tensorflow:old" in text


@pytest.mark.parametrize("other", [FAILS, CRASHES, replace(PASSES, stdout="it is\n")])
def test_releases_that_differ_otherwise_have_a_tab_each(
    recorded: TinyProject, other: Outcome
) -> None:
    first, last, text = of_two(recorded, "learn/first/trains", PASSES, other)
    assert f'=== "TensorFlow {first}"' in text and f'=== "TensorFlow {last}"' in text


def test_results_on_a_page_of_tables_are_rows_by_range(recorded: TinyProject) -> None:
    source = recorded.project.snippets / "learn/first/trains.py"
    recorded.add("snippets/versions/first/trains.py", source.read_text("utf-8"))
    many = replace(PASSES, stdout="a\nb\n", warnings=(("UserWarning", "old. Do."),))
    first, last, text = of_two(recorded, "versions/first/trains", PASSES, many)
    assert "=== " not in text
    assert f"| {first} | {markdown.badge(PASSED)} | `it works` |" in text
    row = f"| {last} | {markdown.badge(WARNED)} | `a`{markdown.BREAK}`b`"
    assert f"{row}{markdown.BREAK} `UserWarning: old.` |" in text


def test_variants_are_rows_by_result_where_it_is_not_the_releases(
    recorded: TinyProject,
) -> None:
    project, key = recorded.project, "learn/first/trains"
    kept, smoke_test = collectors.all_records(project), examples.smoke_test(project).id
    did = {
        "same": (PASSES, PASSES),
        "fails": (FAILS, PASSES),
        "fails-too": (FAILS, PASSES),
        "broken": (FAILS, FAILS),  # as all does there
    }
    for name, (here, smoke) in did.items():
        made = record(f"7.1+{name}", {key: here, smoke_test: smoke}, (f"{name}==1",))
        kept[made.env.name] = made
        environments.load_all(project)[made.env.name] = made.env
    first, _, text = of_two(recorded, key, PASSES, PASSES)
    rows = [line for line in text.splitlines() if "ValueError: no" in line]
    assert len(rows) == 1
    assert "fails" in rows[0] and "fails-too" in rows[0] and f"[{first}](" in rows[0]
    assert "without them in 1 other" in text
    assert "In 1 sets of packages" not in text
    assert "In 1 set of packages, `tf.keras` itself fails" in text


# The release's page, the tables, the picker


def counted(
    shared: int, same: int, first: str, missing: int, differing: int | None = None
) -> Outcome:
    """What the example that compares `keras` with `tf.keras` prints."""
    differing = len(first.split()) if differing is None else differing
    return Outcome(
        PASSED,
        f"in both: {shared} names, the same object: {same}\n"
        f"another object: {differing} {first}\n"
        f"only in tf.keras: {missing} keras.utils ({missing})\n"
        "only in keras: 3 keras.backend (3)\n",
    )


TWO = "keras.optimizers.Adam keras.optimizers.SGD"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (
            counted(890, 890, "", 0),
            "All 890 public names in both `keras` and `tf.keras` are the same objects.",
        ),
        (
            counted(1000, 998, TWO, 12),
            "Of 1,000 public names in both `keras` and `tf.keras`, 998 are the same object, and 2 differ (`keras.optimizers`); 12 names are in `tf.keras` only.",
        ),
        (
            counted(562, 14, TWO, 0, 548),
            "Of 562 public names in both `keras` and `tf.keras`, 14 are the same object, and 548 differ (`keras.optimizers`, …).",
        ),
        (FAILS, ""),
        (None, ""),
    ],
)
def test_a_sentence_on_two_kerases_claims_what_was_counted(
    outcome: Outcome | None, sentence: str
) -> None:
    assert same_names.compared(same_names.names(outcome)) == sentence


@pytest.mark.parametrize(
    ("outcome", "same", "sentence"),
    [
        (counted(890, 890, "", 0), True, "for all 890 public names"),
        (counted(1000, 998, TWO, 0), False, "998 of 1,000 shared names"),
        (counted(1000, 1000, "", 12), False, "lacks 12 names"),
        (FAILS, False, "Write `from tensorflow import keras`."),
    ],
)
def test_a_release_page_says_one_keras_only_where_all_names_are(
    outcome: Outcome, same: bool, sentence: str
) -> None:
    printed = Outcome(PASSED, releases.SAME + "\n")
    one = release(PACKAGE, {KERAS: printed, same_names.SAME_NAMES: outcome})
    text = release_page.answer(one)
    assert ("give the same" in text) == same
    assert sentence in text


def test_two_adams_are_named_only_where_they_take_different_steps() -> None:
    line = "{}.optimizers.Adam(lr=0.1) makes a step of {}"
    apart = [line.format("keras", "0.100"), line.format("tf.keras", "0.001")]
    assert same_names.two_adams("\n".join(apart)) == [
        "makes a step of 0.100",
        "makes a step of 0.001",
    ]
    assert (
        same_names.two_adams("\n".join([apart[0], line.format("tf.keras", "0.100")]))
        == []
    )
    assert same_names.two_adams("") == []


def test_the_answer_names_no_missing_package_where_import_keras_works() -> None:
    missing = "doesn't install the `keras` package"
    assert missing in release_page.answer(release(INSIDE, {KERAS: FAILS}))
    assert missing not in release_page.answer(release(INSIDE, {KERAS: PASSES}))


def test_the_answer_says_what_an_unpinned_keras_raises() -> None:
    text = release_page.answer(
        release(INSIDE, {KERAS: FAILS}, {"keras": {KERAS: FAILS}})
    )
    assert "then fails with `ValueError: no`" in text


@pytest.mark.parametrize(
    ("errors", "who"),
    [
        ({"pip": "x", "uv": "x"}, "Today it needs protobuf<5."),
        ({"pip": "", "uv": "x"}, "Today uv needs protobuf<5."),
    ],
)
def test_a_description_says_which_installer_needs_the_pins(
    errors: dict[str, str], who: str
) -> None:
    tried = tuple(attempt(which, PYTHON, error) for which, error in errors.items())
    one = release(PACKAGE, install=("protobuf<5",), attempts=tried)
    assert release_page.description(one).endswith(who)


def test_keras_2_is_kept_only_where_it_was_seen() -> None:
    kept = {KERAS: PASSES, WHERE: Outcome(PASSED, "Dense: tf_keras.src.layers\n")}
    seen = release(KERAS3, variants={"tf_keras": kept})
    assert seen.legacy == seen.variants["7.1+tf_keras"].env
    assert "[`tf_keras`](#keep-keras-2)" in release_page.answer(seen)
    unseen = release(KERAS3, variants={"tf_keras": kept | {WHERE: PASSES}})
    assert unseen.legacy is None
    assert "#keep-keras-2" not in release_page.answer(unseen)


@pytest.mark.parametrize(
    ("tried", "expected"),
    [
        ([attempt("pip", "3.8"), attempt("uv", "3.8")], "works"),
        ([attempt("pip", "3.8", "x"), attempt("uv", "3.8", "x")], "fails"),
        ([attempt("pip", "3.8"), attempt("uv", "3.8", "x")], "pip works<br>uv fails"),
        ([attempt("pip", "3.8")], "pip works<br>uv not tested"),
        ([attempt("pip", "3.9")], "wheel, not tested"),
    ],
)
def test_pip_and_uv_are_shown_apart_where_they_differ(
    tried: list[Line], expected: str
) -> None:
    one = release(PACKAGE, attempts=tuple(tried))
    text = tables.python_cell(one, "3.8")
    for kind, word in markdown.WORDS.items():
        text = text.replace(markdown.badge(kind), word)
    assert text == expected
    assert tables.python_cell(one, "3.13") == ""


def test_a_previews_keras_is_in_the_table_of_kerases() -> None:
    found = release(KERAS3, attempts=(attempt("pip", "3.9", keras_nightly="3.2.dev1"),))
    assert tables.kerases([found]) == [("3.2.dev1 (keras-nightly)", {"7.1": ["3.9"]})]


def test_which_keras_comes_is_said_by_installer_where_they_differ() -> None:
    tried = (
        attempt("pip", "3.9", keras="3.1"),
        attempt("pip", "3.10", keras="3.2"),
        attempt("uv", "3.9", keras="3.0"),
        attempt("uv", "3.10", keras="3.2"),
    )
    found = release(KERAS3, attempts=tried).keras_by_python
    shown = {python: markdown.by_installer(said) for python, said in found.items()}
    assert list(shown.items()) == [("3.10", "3.2"), ("3.9", "pip 3.1, uv 3.0")]


def test_the_picker_knows_both_installers(untouched: TinyProject) -> None:
    one = release(PACKAGE, attempts=(attempt("pip", "3.8"), attempt("uv", "3.8", "x")))
    found = picker.choice(untouched.project, one)
    assert found["tested"] == {"3.8": {"pip": "", "uv": "x"}}


def test_the_picker_says_where_two_kerases_are_not_one_in_all_names(
    untouched: TinyProject,
) -> None:
    for outcome, said in (
        (counted(1000, 998, TWO, 0), "2 differ"),
        (counted(9, 9, "", 0), ""),
    ):
        one = release(PACKAGE, {same_names.SAME_NAMES: outcome})
        text = picker.choice(untouched.project, one)["compared"]
        assert said in text and bool(said) == bool(text)


def test_the_form_has_the_first_answer_and_every_choice() -> None:
    choice = {
        "python": "3.9",
        "wheels": ["3.10", "3.9"],
        "keras": "2.9",
        "lives": "built into TensorFlow",
        "install": ["tensorflow==7.1.2", "protobuf<5"],
    }
    text = picker.form({"7.2": choice | {"wheels": ["3.11"]}, "7.1": choice}, "7.1")
    assert "<option>7.2</option><option selected>7.1</option>" in text
    ordered = "<option selected>3.9</option><option>3.10</option><option>3.11</option>"
    assert ordered in text
    copied = "pip install &quot;tensorflow==7.1.2&quot; &quot;protobuf&lt;5&quot;"
    assert f'data-clipboard-text="{copied}"' in text


# The home page's news

CHANGE = Change(RAN, "examples", "a", "passed", "failed ValueError: no")
LATER = "2026-01-09T03:04:05Z"
KNOWN = {"a": Title("versions/imports.md", "`A`", "a")}


def test_outcomes_that_changed_on_a_day_through_one_cause_are_one_entry() -> None:
    env, other = record("7.1", {}).env, record("7.2", {}).env
    changes = [
        (CHANGE, env),
        (replace(CHANGE, key="b"), env),
        (replace(CHANGE, ran="2026-01-02T09:00:00Z"), other),
        (replace(CHANGE, ran=LATER, was="aborted signal 11", now="warned"), env),
    ]
    found = news.changed(changes, KNOWN)
    assert [(one.moment, one.title, one.page) for one in found] == [
        (LATER, "A on TensorFlow 7.1: crashes: signal 11, now warns", KNOWN["a"].page),
        (
            "2026-01-02T09:00:00Z",
            "A and 1 more on TensorFlow 7.1, 7.2: works, now fails with ValueError: no",
            KNOWN["a"].page,
        ),
    ]
    assert [point.told(news.address) for point in found[1].points] == [
        "[`A`](../versions/imports/#a): works, now fails with `ValueError: no`",
        "`b`: works, now fails with `ValueError: no`",
    ]
    assert len({one.key for one in found}) == 2


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("index.md", "../"),
        ("errors/index.md#a", "../errors/#a"),
        ("learn/first.md#b", "../learn/first/#b"),
        ("learn/digits.ipynb", "../learn/digits/"),
    ],
)
def test_the_url_of_a_page_in_the_feed(page: str, url: str) -> None:
    assert news.address(page) == url


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_an_entry_for_each_news_the_newest_first() -> None:
    point = news.Point([KNOWN["a"], "b"], "fails with `a < b`")
    entries = [
        news.News(
            "old", RAN, "Old & <so>", "versions/7.1.md", [point], "versions/index.md"
        ),
        news.News("new", LATER, "New", "index.md", []),
    ]
    feed = ElementTree.fromstring(news.feed(entries).encode())
    assert feed.findtext(f"{ATOM}updated") == LATER
    new, old = feed.iter(f"{ATOM}entry")
    assert new.findtext(f"{ATOM}title") == "New"
    assert old.findtext(f"{ATOM}title") == "Old & <so>"
    assert old.find(f"{ATOM}link").get("href") == "../versions/7.1/"
    content = old.find(f"{ATOM}content")
    assert content.get("type") == "html"
    shown = document_fromstring(content.text)
    assert [one.text_content() for one in shown.iter("li")] == [
        "A and 1 more: fails with a < b",
        "All changes, by cause",
    ]
    assert [one.get("href") for one in shown.iter("a")] == [
        "../versions/imports/#a",
        "../versions/",
    ]


def test_a_feed_without_news_is_one() -> None:
    feed = ElementTree.fromstring(news.feed([]).encode())
    assert feed.findtext(f"{ATOM}updated") == news.NO_NEWS


def test_the_news_name_the_newest_release_and_what_changed(tiny: TinyProject) -> None:
    generated = tiny.project.generated
    files = news.render(tiny.project)
    assert (
        "- [TensorFlow 7.2](versions/7.2.md) with Keras" in files[generated / "news.md"]
    )
    assert "- No changed outcome is recorded." in files[generated / "news.md"]
    changes = files[generated / "what-changed.md"]
    assert "No program has had another result" in changes
    assert changes.index("### TensorFlow 7.2") < changes.index("### TensorFlow 7.1")
    env = environments.load_all(tiny.project)["7.2"]
    records.save_changes(env, [CHANGE, replace(CHANGE, key="b")])
    files = news.render(projects.Project(tiny.project.root))
    said = "2026-01-02: [a and 1 more on TensorFlow 7.2: works, now fails with ValueError: no]"
    assert f"- {said}(index.md)" in files[generated / "news.md"]
    changes = files[generated / "what-changed.md"]
    assert f"- {said}(../index.md)\n    - `a`: works, now" in changes
    assert "No program has had" not in changes
    assert (
        "now fails with ValueError: no</title>"
        in files[tiny.project.docs / "api" / "changes.xml"]
    )


def test_what_fails_on_a_release_comes_first() -> None:
    """Then what no longer fails, then messages."""
    ranked = sorted(news.RANKS, key=news.RANKS.get)
    assert ranked[:2] == [causes.RAISES, causes.RAISED]
    assert news.RANKS.keys() == set(causes.CHANGES)


# For programs


def test_published_names_stay() -> None:
    found = exports.outcomes(record("7.1", {"a": PASSES, "b": FAILS, "c": CRASHES}))
    assert found == {
        "a": {"outcome": "passed"},
        "b": {"outcome": "failed", "summary": "ValueError: no"},
        "c": {"outcome": "aborted", "summary": "signal 11"},
    }


def test_constraints_name_every_package_as_readers_install_it() -> None:
    kept = record("7.1", {}, pins="tensorflow-cpu==7.1.2\nnumpy==1.2\n")
    text = exports.constraints(Release(kept.env, kept, {}))
    assert text.splitlines()[1:] == ["tensorflow==7.1.2", "numpy==1.2"]


# Which heading shows what

PAGE = """# The *title*

``` python
--8<-- "learn/page/one.py:program"
```

## Part `two` { #own }

A word.

--8<-- "learn/page/one.py:model"
--8<-- 'other/place/two.py:program'
--8<-- "learn/page/three.sh:program"
"""


def test_the_parts_of_a_page() -> None:
    first, second = parts.parts(PAGE)
    assert (first.heading.text, first.shown) == ("The *title*", ["learn/page/one"])
    assert second.heading.anchor == "own"
    assert second.shown == ["other/place/two", "learn/page/three.sh"]
    assert "A word." in second.texts


def test_an_example_is_named_by_its_own_page(tiny: TinyProject) -> None:
    other = '# Another\n\n--8<-- "learn/first/trains.py:program"\n'
    tiny.add("docs/a.md", other)
    tiny.add("docs/z.md", other)
    title = parts.titles(tiny.project)["learn/first/trains"]
    assert title.page == "learn/first.md"
    assert title.from_versions == "[The first model](../learn/first.md#the-first-model)"


def test_the_page_of_one_error_is_one_section() -> None:
    text = "# `ValueError: no`\n\n## Why\n\n## Also appears as\n\n- `KeyError: no`\n"
    (only,) = tracebacks.sections_of("errors/no.md", parts.parts(text))
    assert (only.address, only.listed) == ("errors/no/", ["KeyError: no"])
    several = tracebacks.sections_of(
        "errors/no.md", parts.parts(text + "## B { #b-b }\n")
    )
    assert [one.address for one in several][-1] == "errors/no/#b-b"
    index = tracebacks.sections_of("learn/index.md", parts.parts(PAGE))
    assert [one.address for one in index] == ["learn/", "learn/#own"]


def test_a_message_is_counted_where_it_was_raised() -> None:
    own = 'File "a.py", line 1, in <module>\n'
    inside = own + '  File "site-packages/keras/a.py", line 2, in fit\n'
    raised = {
        "2.4": Failure("ValueError", "no 1", inside),
        "2.5": Failure("ValueError", "no 2", own),
        "2.6": Failure("KeyError", "'lr'", own),
    }

    ran = [(name, Outcome(FAILED, error=error)) for name, error in raised.items()]
    section = tracebacks.Section("errors/no/", "No", shown=["a"])
    counts = tracebacks.counts(section, {"a": ran})
    assert counts[tracebacks.same("ValueError: no")] == 2
    assert counts[tracebacks.same("KeyError: 'lr'")] == -1


def test_dotted_names_are_words_whole_and_in_parts() -> None:
    assert tracebacks.words("No Keras.src in 2.4") >= {
        "keras.src",
        "keras",
        "src",
        "2.4",
    }


# All of a project


@pytest.fixture
def recorded(tiny: TinyProject) -> TinyProject:
    """With a record of all but its examples."""
    tiny.record_rest()
    tiny.project.forget()
    for name, kept in collectors.all_records(tiny.project).items():
        asked = environments.load_all(tiny.project)[name].install[0]
        line = AttemptLine(f"pip, Python {PYTHON}: {asked}", {})
        kept.entries("install")[name] = entry(name, line)
        kept.save("install")
    tiny.project.forget()
    return tiny


def test_what_is_saved_is_not_wrong_and_nothing_else_stays(
    recorded: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project = recorded.project
    recorded.add("generated/learn/orphan.md", "nobody includes it")
    recorded.add("docs/versions/6.9.md", "a release that is no longer here")
    files = render.everything(project)
    assert project.generated / "learn/first/trains.md" in files
    touched = render.save(project)
    assert touched == sorted(touched) and len(touched) == len(files) + 2
    assert "rendered generated/learn/first/trains.md\n" in capsys.readouterr().out
    assert not (project.generated / "learn/orphan.md").exists()
    assert not (project.docs / "versions/6.9.md").exists()
    project.forget()
    assert render.save(project) == []
    assert capsys.readouterr().out == ""


def test_a_file_edited_by_hand_is_wrong(recorded: TinyProject) -> None:
    project = recorded.project
    render.save(project, quiet=True)
    path = project.generated / "learn/first/trains.md"
    path.write_text(path.read_text("utf-8") + "x", "utf-8")
    assert render.wrong(project, render.everything(project)) == [path]


@pytest.mark.parametrize(
    ("include", "hint"),
    [
        ("where/learn/first/gone.passed.md", "no example is named learn/first/gone"),
        ("where/learn/first/trains.broken.md", "broken: known are passed, warned"),
        ("diff/learn/first/trains..gone.md", "no example is named learn/first/gone"),
        ("run/learn/first/gone.md", "no example is named learn/first/gone"),
    ],
)
def test_an_include_that_names_nothing_is_named_by_its_line(
    recorded: TinyProject, include: str, hint: str
) -> None:
    recorded.add("docs/learn/wrong.md", f'# Wrong\n\n--8<-- "{include}"\n')
    with pytest.raises(ProjectError, match=rf"docs/learn/wrong\.md:3: {hint}"):
        render.everything(recorded.project)


def test_includes_of_each_kind_are_rendered(recorded: TinyProject) -> None:
    names = (
        "where/learn/first/trains.passed.md",
        "diff/learn/saving/saves..loads.md",
        "run/learn/first/trains.md",
    )
    text = "# Page\n\n" + "".join(f'--8<-- "{name}"\n\n' for name in names)
    recorded.add("docs/learn/page.md", text)
    files = render.everything(recorded.project)
    made = [files[recorded.project.generated / name] for name in names]
    assert made[0] == "none of the tested releases"
    assert "lines removed" in made[1] and "uv run trains.py" in made[2]


def test_what_works_includes_what_works_with_a_warning(recorded: TinyProject) -> None:
    project, key = recorded.project, "learn/first/trains"
    known = environments.load_all(project)
    kept = collectors.all_records(project)
    for name, outcome in zip(known, (PASSES, WARNS), strict=True):
        kept[name].entries("examples")[key] = entry(key, ExampleLine(key, outcome))
    one = examples.load_all(project)[key]
    first, last = known
    assert example_results.where(project, one, "works") == f"{first} – {last}"
    assert example_results.where(project, one, "passed") == first
    assert (
        example_results.where(project, one, "failed") == "none of the tested releases"
    )


def test_two_renderers_cannot_make_one_file(
    recorded: TinyProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = (*render.RENDERERS, render.RENDERERS[0])
    monkeypatch.setattr(render, "RENDERERS", twice)
    with pytest.raises(ProjectError, match="two renderers make it"):
        render.everything(recorded.project)
