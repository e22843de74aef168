"""A release's two pages: what changed, what surprises, what is on which page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from harness import collectors, environments, examples, render
from harness.collectors.examples import ExampleLine
from harness.collectors.install import AttemptLine
from harness.outcomes import ABORTED, FAILED, WARNED, Failure, Outcome
from harness.project import Project
from harness.render import changes, eras, release_page, surprises
from harness.render.causes import PRINTS, RAISES, Cause
from harness.render.markdown import badge
from harness.render.parts import Title
from harness.render.releases import INSIDE, KERAS3, PACKAGE, Release, releases
from harness.render.surprises import Surprise
from tests.tiny import TinyProject
from tests.unit.made_up import CRASHES, FAILS, PASSES, TRACEBACK, entry, release

TRAINS, SAVES, LOADS = (
    "learn/first/trains",
    "learn/saving/saves",
    "learn/saving/loads",
)
RAISES_OLD = "errors/gone/raises"
WARNS = replace(PASSES, kind=WARNED, stderr="WARNING:tensorflow:This is old. Do.\n")


def fails(message: str) -> Outcome:
    return Outcome(FAILED, error=Failure("ValueError", message, TRACEBACK))


def pair(
    project: Project, before: Mapping[str, Outcome], after: Mapping[str, Outcome]
) -> tuple[Release, Release]:
    """The two releases of the tiny project, on which its examples did this."""
    kept = collectors.all_records(project)
    names = [name for name, env in environments.load_all(project).items()]
    for name, did in zip(names, (before, after), strict=True):
        entries = kept[name].entries("examples")
        entries.clear()
        for key, outcome in did.items():
            entries[key] = entry(key, ExampleLine(key, outcome))
    first, last = releases(project)
    return first, last


def known(*names: str) -> dict[str, Title]:
    return {name: Title("learn/first.md", name, "a") for name in names}


# What changed


def test_changes_are_rows_by_cause_those_of_most_programs_first(
    recorded: TinyProject,
) -> None:
    before = dict.fromkeys((TRAINS, SAVES, LOADS), PASSES)
    after = {TRAINS: WARNS, SAVES: FAILS, LOADS: WARNS}
    first, last = pair(recorded.project, before, after)
    found = changes.changes(recorded.project, first, last, known(*before))
    assert [one.names for one in found] == [[TRAINS, LOADS], [SAVES]]
    assert found[0].text == f"{badge(WARNED)} `This is old.`"
    assert found[1].text == f"{badge(FAILED)} `ValueError: no`"


def test_an_example_without_a_heading_or_on_one_release_only_changes_nothing(
    recorded: TinyProject,
) -> None:
    first, last = pair(
        recorded.project, {TRAINS: PASSES}, {TRAINS: FAILS, SAVES: FAILS}
    )
    assert changes.changes(recorded.project, first, last, known(SAVES)) == []


def test_a_program_that_prints_its_release_does_not_change(
    recorded: TinyProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On most releases it prints something else."""
    project = recorded.project
    monkeypatch.setattr(changes, "FEWEST", 2)
    prints = [replace(PASSES, stdout=f"{name}\n") for name in ("7.1", "7.2")]
    first, last = pair(project, {TRAINS: prints[0]}, {TRAINS: prints[1]})
    assert changes.changes(project, first, last, known(TRAINS)) == []
    monkeypatch.setattr(changes, "FEWEST", 3)
    project.forget()
    first, last = pair(project, {TRAINS: prints[0]}, {TRAINS: prints[1]})
    [one] = changes.changes(project, first, last, known(TRAINS))
    assert one.cause.change == PRINTS
    assert one.text == "prints `7.2` instead of `7.1`"


@pytest.mark.parametrize(
    ("change", "was", "now", "text"),
    [
        (PRINTS, "a\nb\n", "a\n", "no longer prints `b`"),
        (PRINTS, "a\n", "a\nb\nc\nd\n", "prints `b` · `c` · …"),
    ],
)
def test_another_output_is_shown_by_the_lines_that_differ(
    change: str, was: str, now: str, text: str
) -> None:
    pair = replace(PASSES, stdout=was), replace(PASSES, stdout=now)
    assert changes.described(Cause(change, ""), *pair) == text


def test_an_error_of_both_releases_is_no_new_failure() -> None:
    texts = {
        changes.described(cause, *both)
        for both in [(fails("a"), fails("b"))]
        for cause in changes.causes(*both)
    }
    assert texts == {
        f"{badge(FAILED)} with another message `ValueError: b`",
        "no longer fails with `ValueError: a`",
    }
    [cause] = changes.causes(PASSES, CRASHES)
    assert cause.change == RAISES
    assert changes.described(cause, PASSES, CRASHES) == f"{badge(ABORTED)} `signal 11`"


# What surprises


def surprising(project: Project, *pages: str) -> None:
    """Pages of errors, each with the message of its title."""
    for name in pages:
        text = f"# `ValueError: {name}`\n\nIt fails.\n"
        (project.docs / f"errors/{name}.md").write_text(text, "utf-8")


def of(project: Project, release: Release) -> list[Surprise]:
    return surprises.surprises(project, release)


def test_surprises_are_what_pages_explain_the_most_met_first(
    recorded: TinyProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = recorded.project
    surprising(project, "rare", "usual", "adam-import")
    after = {TRAINS: fails("rare"), SAVES: fails("adam-import"), LOADS: fails("x")}
    before = dict.fromkeys(after, PASSES)
    first, last = pair(project, before, after)
    found = of(project, last)
    assert [one.message for one in found] == [
        "ValueError: adam-import",  # 5 in the file
        "ValueError: rare",
    ]
    assert found[0].link == "../errors/adam-import.md"
    assert found[0].ranges == last.name
    assert of(project, first) == []


def test_more_programs_count_more(recorded: TinyProject) -> None:
    project = recorded.project
    surprising(project, "rare", "other")
    after = {TRAINS: fails("rare"), SAVES: fails("other"), LOADS: fails("other")}
    _, last = pair(project, dict.fromkeys(after, PASSES), after)
    assert [len(one.programs) for one in of(project, last)] == [2, 1]


def test_what_stops_an_installation_comes_first(recorded: TinyProject) -> None:
    project = recorded.project
    surprising(project, "rare", "adam-import")
    did = {TRAINS: fails("adam-import")}
    _, last = pair(project, {TRAINS: PASSES}, did)
    for one in last.record.entries("install").values():
        attempts = [key for key, x in one.lines.items() if isinstance(x, AttemptLine)]
        one.lines[attempts[0]] = replace(
            one.lines[attempts[0]], error="ValueError: rare"
        )
    assert [one.message for one in of(project, last)] == [
        "ValueError: rare",
        "ValueError: adam-import",
    ]


def test_what_happens_on_every_release_surprises_nobody(recorded: TinyProject) -> None:
    project = recorded.project
    surprising(project, "rare", "This is old")
    did = {TRAINS: fails("rare"), SAVES: WARNS}
    (project.docs / "errors/old.md").write_text("# `This is old.`\n\nA.\n", "utf-8")
    for one in pair(project, did, did):
        assert of(project, one) == []
    # With other words, it still fails on each.
    for one in pair(project, did, {TRAINS: fails("other")}):
        assert of(project, one) == []


def test_a_section_explains_one_cause_that_it_quotes_or_shows(
    recorded: TinyProject,
) -> None:
    project = recorded.project
    (project.docs / "errors/old.md").write_text(
        "# `This is old.`\n\nA.\n\n## Also appears as\n\n- `ValueError: it is so old`\n",
        "utf-8",
    )
    after = {
        TRAINS: WARNS,  # the title
        SAVES: fails("it is so old, you know"),  # what it lists, and more
        RAISES_OLD: fails("never seen"),  # quoted nowhere, but its page shows it
        LOADS: replace(WARNS, stderr="WARNING:tensorflow:new\n"),  # nowhere
    }
    _, last = pair(project, dict.fromkeys(after, PASSES), after)
    found = {one.link: one for one in of(project, last)}
    assert set(found) == {"../errors/old.md", "../errors/gone.md"}
    assert found["../errors/gone.md"].message == "ValueError: never seen"


def test_a_crash_is_named_by_its_section() -> None:
    section = surprises.Section("errors/a/#b", "`LLVM ERROR`: it ends")
    one = Surprise("SIGABRT", ABORTED, section=section)
    assert one.shown == "`LLVM ERROR`: it ends"
    assert one.link == "../errors/a.md#b"
    assert Surprise("W a.cc:1] x. y", WARNED, section=section).shown == "x. y"


def test_each_popular_name_has_one_rank() -> None:
    met = surprises._popularity(None)
    assert set(met.values()) == {2, 3, 4, 5}
    assert met["adam-import"] == 5


# Its pages


def test_a_page_has_few_rows_and_its_results_have_all(recorded: TinyProject) -> None:
    project = recorded.project
    names = [
        f"versions/first/p{'abcdefghij'[n]}" for n in range(release_page.MOST_ROWS + 2)
    ]
    source = (project.snippets / f"{TRAINS}.py").read_text("utf-8")
    page = "---\ntitle: First\ndescription: First.\n---\n\n# First\n"
    for name in names:
        recorded.add(f"snippets/{name}.py", source + f"# {name}\n")
        page += f'\n## {name[-2:]}\n\n``` python\n--8<-- "{name}.py:program"\n```\n'
    recorded.add("docs/versions/first.md", page)
    project.forget()
    before = dict.fromkeys(names, PASSES)
    after = {name: fails(name) for name in names} | {names[0]: WARNS}
    first, last = pair(project, before, after)
    files = release_page.render(project)
    folder = project.docs / "versions"
    short = files[folder / f"{last.name}.md"]
    every = files[folder / f"{last.name}-results.md"]
    shown = [
        sum(f"[{name[-2:]}](first" in text for name in names) for text in (short, every)
    ]
    assert shown == [release_page.MOST_ROWS, len(names)]
    assert f"All {len(names)} changes" in short
    assert (
        f"0 of the programs of this site work, 1 work with a warning, and {len(names) - 1} fail"
        in every
    )
    assert "`This is old.`" in every
    assert "What changed" not in files[folder / f"{first.name}.md"]


def test_anchors_of_the_long_page_lead_to_the_results(recorded: TinyProject) -> None:
    folder = recorded.project.docs / "versions"
    first, last = releases(recorded.project)
    text = release_page.render(recorded.project)[folder / f"{last.name}.md"]
    results = f"{last.name}-results.md"
    for anchor in (
        "what-works-warns-and-fails",
        "what-fails",
        "what-warns",
        "what-a-plain-installation-does",
        "where-these-facts-come-from",
    ):
        assert f"]({results}#{anchor}){{ #{anchor} data-moved }}" in text
    dotless = first.name.replace(".", "")
    assert f'<a id="against-tensorflow-{dotless}"></a>' in text


def test_what_other_packages_break_is_told_from_what_fails_anyway(
    untouched: TinyProject,
) -> None:
    smoke_test = examples.smoke_test(untouched.project).id
    key = release_page.KERAS
    alone = {smoke_test: PASSES, key: FAILS}
    one = release(
        INSIDE,
        alone,
        {
            "same": alone,
            "other": {smoke_test: PASSES, key: fails("never")},
            "both": {smoke_test: fails("x"), key: fails("x")},
        },
    )
    stated = {env: env for env in one.variants}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release_page, "stated", lambda _, env: stated[env.name])
        found = release_page.installed(untouched.project, one)
    broken = {each.packages: list(each.broken.values()) for each in found}
    assert broken == {
        "7.1+other": [["`import keras`"]],
        "7.1+both": [["`tf.keras`", "`import keras`"]],
        "7.1+same": [],
    }


# The eras


def test_the_picture_has_each_release_below_its_era(
    untouched: TinyProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [release(INSIDE), release(INSIDE), release(PACKAGE), release(KERAS3)]
    monkeypatch.setattr(eras, "releases", lambda _: every)
    files = eras.render(untouched.project)
    picture = files[untouched.project.docs / "assets" / "eras.svg"]
    svg = ElementTree.fromstring(picture)
    name = "{http://www.w3.org/2000/svg}"
    assert svg.findtext(f"{name}title")
    said = svg.findtext(f"{name}desc")
    assert "Built into TensorFlow" in said and "Keras 3.1" in said
    texts = [text.text for text in svg.iter(f"{name}text")]
    assert texts.count("7.1") == len(every)
    assert [one for one in ("2.4", "2.9", "3.1") if one in texts] == [
        "2.4",
        "2.9",
        "3.1",
    ]
    widths = [float(bar.get("width")) for bar in svg.iter(f"{name}rect")][1::2]
    assert widths[0] == pytest.approx(2 * widths[1], abs=6)
    assert picture.strip() in files[untouched.project.generated / "versions/eras.md"]


def test_the_renderers_make_both_pages_and_the_picture(recorded: TinyProject) -> None:
    project = recorded.project
    made = {project.relative(path) for path in render.everything(project)}
    assert {
        "docs/versions/7.1.md",
        "docs/versions/7.1-results.md",
        "docs/assets/eras.svg",
    } <= made
