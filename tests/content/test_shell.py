"""The shell lines that pages show: each is known, ran as printed, and prints as recorded."""

import pytest

from harness import environments
from harness.collectors import shell
from harness.outcomes import same_text


@pytest.fixture(scope="module")
def lines(project, kept):
    """What each printed command did, by the command."""
    return {
        key: (command, kept[key[0]].entries("shell").get(key[1]))
        for key, command in shell.shown(project).items()
    }


def test_every_shell_block_that_a_reader_sees_is_a_command_that_ran(project, pages_):
    wrong = [
        f"docs/{name}.md: `{text.partition(chr(10))[0]}` is no command of its includes"
        for name, page in pages_.items()
        if page.path.suffix == ".md"
        for text in shell.unknown(project, page.path, page.shell)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_printed_command_gives_something(lines):
    """Whether it ran, and whether it is stale, is in test_records."""
    assert len(lines) >= 10
    silent = [
        f"{env}: {key}"
        for (env, key), (_, entry) in lines.items()
        if entry and not entry.line.stdout.strip()
    ]
    assert not silent, "\n".join(silent)


def test_a_command_prints_what_its_example_prints(lines, outcomes):
    wrong = []
    for (env, key), (command, entry) in lines.items():
        if entry and command.trains and entry.line.outcome == "passed":
            example = command.trains
            recorded = outcomes[env][example.id].stdout
            if not same_text(recorded, entry.line.stdout, example.tolerance):
                wrong.append(f"{env}: {key}: {recorded!r}, not {entry.line.stdout!r}")
    assert not wrong, "\n".join(wrong)


def test_a_command_states_the_pins_that_the_release_needs(project, envs):
    for env in envs.values():
        if shell.recommended(env):
            for command in shell.install(project, env):
                assert all(f'"{pin}"' in command.text for pin in env.install), env.name


def test_every_shell_example_is_shown_by_a_page(project):
    shown = {key for _, key in shell.shown(project)}
    orphans = shell.shell_examples(project).keys() - shown
    assert not orphans, f"no page includes {sorted(orphans)}"


def test_the_question_is_answered_by_an_installation(project):
    env = environments.load_all(project)[environments.reference(project)]
    first, *_ = shell.included(project, f"install/{env.name}.md")
    assert first.text.startswith("pip install ")
    assert f'"tensorflow=={env.version}"' in first.text
