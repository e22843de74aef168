"""What is rendered from records, on records that are made up here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import jinja2
import pytest

from harness import collectors, environments, examples, records, render
from harness import project as projects
from harness.collectors import BY_NAME
from harness.collectors.examples import ExampleLine
from harness.collectors.install import AttemptLine
from harness.collectors.pypi import PypiLine
from harness.environments import Environment
from harness.model import Entry, Line
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED, Failure, Outcome
from harness.project import ProjectError
from harness.records import Change, Record
from harness.render import (
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
    VERSION,
    WHERE,
    Release,
)
from tests.tiny import TinyProject

RAN = "2026-01-02T00:00:00Z"
PYTHON = "3.8"
PASSES = Outcome(PASSED, "it works\n")
TRACEBACK = 'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: no'
FAILS = Outcome(FAILED, error=Failure("ValueError", "no", TRACEBACK))
CRASHES = Outcome(ABORTED, aborted="signal 11")
WARNS = Outcome(WARNED, "ok\n", warnings=(("UserWarning", "old"),))


def entry(key: str, *lines: Line) -> Entry:
    return Entry(key, "digest", "", RAN, 1.0, 2.0, {line.key: line for line in lines})


def record(
    name: str,
    outcomes: Mapping[str, Outcome],
    install: tuple[str, ...] = (),
    attempts: tuple[Line, ...] = (),
    pins: str = "tensorflow-cpu==7.1.2\n",
) -> Record:
    wanted = json.dumps(["tensorflow==7.1.2", *install])
    header = f'# /// environment\n# python = "{PYTHON}"\n# install = {wanted}\n# ///\n'
    env = Environment(name, header + pins, Path(name))
    kinds: dict[str, dict[str, Entry]] = {kind: {} for kind in BY_NAME}
    kinds["examples"] = {
        key: entry(key, ExampleLine(key, outcome)) for key, outcome in outcomes.items()
    }
    wheels = {"Linux x86-64": ["3.8", "3.9", "3.10"]}
    index = PypiLine("tensorflow==7.1.2", "7.1.0", "2026-01-01", wheels, 400)
    kinds["pypi"] = {index.key: entry(index.key, index)}
    if attempts:
        kinds["install"] = {name: entry(name, *attempts)}
    return Record(env, BY_NAME, kinds)


def attempt(
    installer: str, python: str, error: str = "", **packages: str
) -> AttemptLine:
    key = f"{installer}, Python {python}: tensorflow==7.1.2"
    return AttemptLine(
        key, {name.replace("_", "-"): v for name, v in packages.items()}, error
    )


ERAS = {  # what its probes print in each era
    INSIDE: ("Dense: tensorflow.python.keras.layers.core", "2.4.0"),
    PACKAGE: ("Dense: keras.layers.core", "2.9.0"),
    KERAS3: ("Dense: keras.src.layers.core.dense", "3.1.0"),
}


def release(
    era: str,
    outcomes: Mapping[str, Outcome] | None = None,
    variants: Mapping[str, Mapping[str, Outcome]] | None = None,
    **settings: Any,
) -> Release:
    """A release of an era, with what else its examples did, and its variants'."""
    module, keras = ERAS[era]
    own = {
        WHERE: Outcome(PASSED, module + "\n"),
        VERSION: Outcome(PASSED, keras + "\n"),
    }
    kept = record("7.1", own | dict(outcomes or {}), **settings)
    others = {
        f"7.1+{name}": record(f"7.1+{name}", did)
        for name, did in (variants or {}).items()
    }
    return Release(kept.env, kept, others)


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


def test_results_are_compared_without_the_lines_of_their_tracebacks() -> None:
    error = Failure("ValueError", "no", TRACEBACK.replace("line 1", "line 2"))
    assert releases.comparison_key(FAILS) == releases.comparison_key(
        replace(FAILS, error=error)
    )
    other = Failure("ValueError", "yes", TRACEBACK)
    assert releases.comparison_key(FAILS) != releases.comparison_key(
        replace(FAILS, error=other)
    )


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
    line = "{}.optimizers.Adam(lr=0.1) takes a step of {}"
    apart = [line.format("keras", "0.100"), line.format("tf.keras", "0.001")]
    assert same_names.two_adams("\n".join(apart)) == [
        "takes a step of 0.100",
        "takes a step of 0.001",
    ]
    assert (
        same_names.two_adams("\n".join([apart[0], line.format("tf.keras", "0.100")]))
        == []
    )
    assert same_names.two_adams("") == []


def test_the_answer_names_no_missing_package_where_import_keras_works() -> None:
    assert "brings no package" in release_page.answer(release(INSIDE, {KERAS: FAILS}))
    assert "brings no package" not in release_page.answer(
        release(INSIDE, {KERAS: PASSES})
    )


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


def test_outcomes_that_changed_through_one_cause_are_one_row() -> None:
    env, other = record("7.1", {}).env, record("7.2", {}).env
    changes = [
        (CHANGE, env),
        (replace(CHANGE, key="b"), env),
        (CHANGE, other),
        (replace(CHANGE, ran="2026-01-09T00:00:00Z", now="warned x"), env),
    ]
    rows = news.changed(changes, {"a": Title("versions/imports.md", "A", "a")})
    a = "[A](versions/imports.md#a)"
    assert rows == [
        f"2026-01-09: {a} on TensorFlow 7.1: `passed`, now `warned x`",
        f"2026-01-02: {a} and 1 more on TensorFlow 7.1: `passed`, now `failed ValueError: no`",
        f"2026-01-02: {a} on TensorFlow 7.2: `passed`, now `failed ValueError: no`",
    ]


def test_the_news_name_the_newest_release_and_what_changed(tiny: TinyProject) -> None:
    [path] = news.render(tiny.project)
    text = news.render(tiny.project)[path]
    assert "- [TensorFlow 7.2](versions/7.2.md) with Keras" in text
    assert "- No changed outcome is recorded." in text
    env = environments.load_all(tiny.project)["7.2"]
    records.save_changes(env, [CHANGE])
    text = news.render(projects.Project(tiny.project.root))[path]
    assert "- 2026-01-02: a on TensorFlow 7.2: `passed`, now" in text
    assert "No changed outcome" not in text


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


@pytest.mark.parametrize("base", ["https://a.example/", "https://a.example/project/"])
def test_entries_of_the_feed_lead_to_pages_under_any_base(base: str) -> None:
    env = record("7.1", {}).env
    known = {
        "learn/first/trains": Title("learn/first.md", "The first", "the-first"),
        "versions/check": Title("versions/index.md", "Check", "check"),
    }
    changes = [
        (Change(RAN, "examples", key, "passed", "failed <b>"), env)
        for key in (*known, "errors/one/gone")
    ]
    feed = ElementTree.fromstring(exports.feed(changes, known))
    links = [
        one.get("href", "") for one in feed.iter("{http://www.w3.org/2005/Atom}link")
    ]
    led = {urljoin(f"{base}api/changes.xml", link) for link in links}
    assert led == {f"{base}learn/first/", f"{base}versions/", base}


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
