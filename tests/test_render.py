"""What is generated says what the records say."""

from pathlib import Path

import pytest

from proof import commands, environments, examples, memory, pages, records, render
from proof.recording import shown_commands
from proof.render import outputs
from proof.scripts import Script

ENVS = environments.load_all()
EXAMPLES = examples.load_all()


def test_rendering_anew_gives_no_difference():
    """That it gives none is remembered as long as nothing changes."""

    def anew() -> None:
        files = render.everything(EXAMPLES, ENVS, environments.gate(ENVS))
        assert len(files) > 800
        wrong = render.wrong(files)
        names = [str(path.relative_to(render.ROOT)) for path in wrong]
        assert not names, f"edited by hand, or not renewed; `make render`: {names}"

    read = ("docs", "environments", "generated", "proof", "snippets", "mkdocs.yml")
    files = memory.below(*(render.ROOT / place for place in read))
    names = [str(path) for path in files]  # one that should not be there is empty, too
    memory.remembered("rendering", [names, memory.read(files)], anew)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["2.4"], "TensorFlow 2.4"),
        (["2.4", "2.5", "2.6"], "TensorFlow 2.4 – 2.6"),
        (["2.4", "2.6", "2.21"], "TensorFlow 2.4, 2.6, 2.21"),
        (["2.9", "2.10", "2.21"], "TensorFlow 2.9 – 2.10, 2.21"),
    ],
)
def test_neighbours_are_folded_into_a_range(chosen, expected):
    known = ["2.4", "2.5", "2.6", "2.9", "2.10", "2.21"]
    envs = [environments.Environment(name, "") for name in chosen]
    assert outputs.releases(envs, known) == expected


def test_every_printed_command_was_run_as_printed_and_what_it_makes_trains():
    shown = shown_commands(pages.load_all(), ENVS, EXAMPLES)
    assert len(shown) >= 10
    kept = records.load_all(ENVS)
    for command in shown:
        record = kept[command.env.name]
        why = record.stale_command(command)
        assert why is None, f"`{command.text}`: {why}; run `make record`"
        line = record.commands[command.text]
        probe = isinstance(command, Script) and command.probe
        assert line["outcome"] == "passed" or probe, command.text
        assert line["stdout"].strip(), command.text


def test_a_command_prints_what_its_example_prints():
    from proof.outcomes import same_text

    for record in records.load_all(ENVS).values():
        for line in record.commands.values():
            if "trains" not in line:  # a shell example ends with what it shows
                continue
            assert same_text(record.outcomes[line["trains"]]["stdout"], line["stdout"])


def test_a_command_states_the_pins_that_the_release_needs():
    command = commands.install(ENVS["2.4"], EXAMPLES[examples.CHECK])[0]
    assert all(pin in command.text for pin in ENVS["2.4"].install)


def test_files_that_no_page_includes_are_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(render, "FOLDER", tmp_path)
    monkeypatch.setattr(render, "DOCS", tmp_path / "docs")
    orphan, kept = tmp_path / "old.md", tmp_path / "new.md"
    orphan.write_text("x")
    assert render.save({kept: "y"}) == [kept, orphan]
    assert [path.name for path in tmp_path.rglob("*")] == ["new.md"]


def test_a_missing_snippet_cannot_be_rendered_empty():
    assert all(
        path.read_text("utf-8").strip() for path in Path(render.FOLDER).rglob("*.md")
    )


def test_what_works_includes_what_works_with_a_warning():
    """A sentence "works on …" must not leave out a release that only warns."""
    kept = records.load_all(ENVS)
    one = next(
        example
        for example in EXAMPLES.values()
        if {"passed", "warned"}
        <= {
            record.outcomes.get(example.id, {}).get("outcome")
            for record in kept.values()
            if record.env.plain
        }
    )
    works = outputs.where(one, "works", ENVS, kept)
    passed, warned = (outputs.where(one, k, ENVS, kept) for k in ("passed", "warned"))
    assert len({works, passed, warned}) == 3
