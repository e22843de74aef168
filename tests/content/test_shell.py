"""The shell lines that pages show: each is known, and each shell example is shown.

Whether they ran and are fresh is in test_records; what they print, in test_render.
"""

from harness import environments
from harness.collectors import shell


def test_every_shell_block_that_a_reader_sees_is_a_command_that_ran(project, pages_):
    wrong = [
        f"docs/{name}.md: `{text.partition(chr(10))[0]}` isn't a command of its includes"
        for name, page in pages_.items()
        if page.path.suffix == ".md"
        for text in shell.unknown(project, page.path, page.shell)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_shell_example_is_shown_by_a_page(project):
    shown = {key for _, key in shell.shown(project)}
    orphans = shell.shell_examples(project).keys() - shown
    assert not orphans, f"no page includes {sorted(orphans)}"


def test_the_question_is_answered_by_an_installation(project):
    env = environments.load_all(project)[environments.reference(project)]
    first, *_ = shell.included(project, f"install/{env.name}.md")
    assert first.text.startswith("pip install ")
    assert f'"tensorflow=={env.version}"' in first.text
