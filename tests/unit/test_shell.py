"""Printed shell lines: known by their include, run as printed in an empty folder."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from harness import collectors, environments, pages, record, records
from harness.collectors import shell
from harness.collectors.shell import Command, ShellLine
from harness.outcomes import normalize
from harness.project import ProjectError
from tests.tiny import PYTHON, RELEASES

pytestmark = pytest.mark.slow  # it starts processes


HEADER = '# /// shell\n# environment = "7.1"\n{}# ///\n# --8<-- [start:program]\n'
ASKS = "snippets/errors/gone/asks.sh"


@pytest.fixture
def tiny(tiny):
    tiny.record_rest()
    return tiny


@pytest.fixture
def known(tiny):
    return environments.load_all(tiny.project)


@pytest.fixture
def command(tiny, known, monkeypatch):
    """Makes a command that runs without a separate virtual environment."""

    def command(text, **settings):
        given = {"python": PYTHON, "files": {}, "active": False} | settings
        return Command("errors/gone/asks.sh", text, known["7.1"], **given)

    return command


def texts(found):
    return {command.key: command.text for command in found}


def test_an_installation_is_printed_for_pip_and_for_uv(tiny):
    version = RELEASES["7.1"]
    assert texts(shell.included(tiny.project, "install/7.1.md")) == {
        "install/7.1 pip": f'pip install "tensorflow=={version}"',
        "install/7.1 uv": f'uv pip install "tensorflow=={version}"',
    }


def test_a_release_can_be_run_once(tiny):
    (found,) = shell.included(tiny.project, "once/7.1.md")
    stated = f'--with "tensorflow=={RELEASES["7.1"]}"'
    assert found.text == (
        f"uv run --no-project --python {PYTHON} {stated} python saves.py"
    )
    assert not found.active


def test_an_example_is_run_on_the_releases_of_the_gate(tiny):
    found = shell.included(tiny.project, "run/learn/first/trains.md")
    assert {one.env.name for one in found} == {"7.1", "7.2"}
    by_name = {one.env.name: one for one in found}
    assert by_name["7.2"].text == "uv run trains.py", "its header suffices"
    assert by_name["7.1"].trains is by_name["7.2"].trains


def test_a_header_can_state_a_day(tiny):
    (found,) = shell.included(tiny.project, "dated/7.1.md")
    assert '# exclude-newer = "2026-01-15T00:00:00Z"' in found.header
    assert found.files["saves.py"].startswith(found.header)
    (tiny.root / "environments/7.1/pypi.jsonl").unlink()
    assert shell.included(tiny.project, "dated/7.1.md") == []


@pytest.mark.parametrize(
    "path",
    [
        "learn/first/trains.py",
        "learn/first/trains.md",
        "install/9.9.md",
        "run/learn/first/none.md",
        "where/learn/first/trains.passed.md",
        "index.md",
    ],
)
def test_another_include_shows_no_command(tiny, path):
    assert shell.included(tiny.project, path) == []


def test_every_printed_command_is_a_job_of_its_environment(tiny, known):
    tiny.add(ASKS, HEADER.format("") + "echo here\n")
    tiny.add(
        "docs/errors/asks.md",
        "# Asks\n\n``` sh\n--8<-- 'errors/gone/asks.sh:program'\n```\n\n"
        '--8<-- "run/learn/first/trains.md"\n',
    )
    keys = {key for _, key in shell.shown(tiny.project)}
    own = {f"{kind}/7.1" for kind in ("once", "dated")}
    assert keys >= own | {"install/7.1 pip", "errors/gone/asks.sh"}
    assert ("7.2", "run/learn/first/trains") in shell.shown(tiny.project)
    jobs = collectors.BY_NAME["shell"].jobs(tiny.project, known["7.1"])
    assert {job.key for job in jobs} >= own | {"errors/gone/asks.sh"}
    assert {job.env.name for job in jobs} <= {"7.1"}


def test_a_shell_example_and_its_settings(tiny):
    own = '# probe = true\n# files = ["learn/first/trains"]\n# python = "3.9"\n'
    tiny.add(ASKS, HEADER.format(own) + "\npython trains.py\n# --8<-- [end:program]\n")
    (found,) = shell.shell_examples(tiny.project).values()
    assert (found.key, found.text) == ("errors/gone/asks.sh", "python trains.py\n")
    assert (found.probe, found.python, found.active) == (True, "3.9", True)
    assert list(found.files) == ["trains.py"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("echo\n", "asks.sh:1: no header: begin with `# /// shell`"),
        (HEADER.format("# prob = true\n"), "asks.sh:3: prob: use one of environment"),
        (HEADER.format("").replace("7.1", "7.3"), "environment: '7.3' is unknown"),
        (HEADER.format("").partition("# --8<")[0], "add `# --8<-- [start:program]`"),
    ],
)
def test_a_wrong_shell_example_is_named(tiny, text, message):
    tiny.add(ASKS, text + "echo here\n")
    with pytest.raises(ProjectError) as raised:
        shell.shell_examples(tiny.project)
    assert message in str(raised.value)


def test_a_block_that_is_no_command_is_found(tiny):
    """A reader would copy lines that nobody ran."""
    tiny.add(ASKS, HEADER.format("") + "echo here\n")
    text = "# A\n\n``` sh\n--8<-- 'errors/gone/asks.sh:program'\n```\n"
    tiny.add("docs/errors/asks.md", text + "\n``` sh\npip install all\n```\n")
    page = pages.load(tiny.project, tiny.project.docs / "errors/asks.md")
    assert list(shell.unknown(tiny.project, page.path, page.shell)) == [
        "pip install all"
    ]


def test_the_digest_covers_what_a_command_runs_with(command):
    one = command("echo a", files={"x.py": "# /// script\n# ///\n"})
    assert one.depends == replace(one, path=Path("elsewhere")).depends
    for change in (
        {"text": "echo b"},
        {"python": "3.5"},
        {"files": {"x.py": "# /// script\n# a = 1\n# ///\n"}},
        {
            "env": replace(
                one.env,
                lock=one.env.lock.replace(
                    "# ///\nt", '# variables = {"A" = "1"}\n# ///\nt'
                ),
            )
        },
    ):
        assert replace(one, **change).depends != one.depends, change
    ours = {"x.py": "# /// script\n# [tool.harness]\n# probe = true\n# ///\n"}
    assert replace(one, files=ours).depends == one.depends


def run(tiny, command):
    return shell.run_example(tiny.project, command)


def test_it_runs_in_an_empty_folder_and_leaves_nothing(tiny, command):
    line = run(tiny, command("ls -A; pwd; touch new"))
    assert line.outcome == "passed"
    assert line.stdout == "…/work\n"


def test_its_files_are_there(tiny, command):
    line = run(tiny, command("python x.py", files={"x.py": "print('here')"}))
    assert (line.outcome, line.stdout) == ("passed", "here\n")


def test_a_command_that_fails_is_named_by_its_error(tiny, command):
    line = run(tiny, command("echo before\necho 'ERROR: no such thing' >&2\nexit 3"))
    assert (line.outcome, line.summary) == ("failed", "ERROR: no such thing")
    assert line.stdout == "before\nERROR: no such thing\n"


def test_it_stops_at_the_first_line_that_fails(tiny, command):
    line = run(tiny, command("echo one\nfalse\necho two"))
    assert (line.outcome, line.stdout) == ("failed", "one\n")


def test_an_error_that_is_only_printed_is_a_warning(tiny, command):
    line = run(tiny, command("echo 'error: old'"))
    assert (line.outcome, line.summary) == ("warned", "ERROR: old")


def test_what_differs_from_day_to_day_is_left_out(tiny, command):
    text = "Downloading x (1 MB)\\nResolved 3 packages in 4ms\\nCollecting x\\n+ x==1"
    line = run(tiny, command(f"printf '{text}\\n'"))
    assert line.stdout == "+ x==1\n"


def test_a_long_output_keeps_its_end(tiny, command):
    line = run(tiny, command("seq 1000"))
    assert line.stdout.splitlines() == [str(n) for n in range(961, 1001)]


def test_it_gets_no_variable_of_ours(tiny, command, monkeypatch):
    monkeypatch.setenv("TF_A", "1")
    monkeypatch.setenv("UV_B", "1")
    monkeypatch.setenv("PIP_C", "1")
    line = run(tiny, command("env"))
    names = {one.partition("=")[0] for one in line.stdout.splitlines()}
    assert not {"TF_A", "UV_B", "PIP_C", "VIRTUAL_ENV"} & names
    assert "PIP_CONFIG_FILE=/dev/null" in line.stdout


@pytest.mark.slow
def test_an_active_environment_is_empty_and_on_the_path(tiny, command):
    code = "import sys; print(sys.prefix != sys.base_prefix)"
    text = f'echo $VIRTUAL_ENV\npython -c "{code}"\npip freeze'
    line = run(tiny, command(text, active=True))
    assert (line.outcome, line.stdout) == ("passed", "…/venv\nTrue\n")


def test_a_command_that_trains_keeps_what_the_last_line_prints(tiny, command):
    files = {"x.py": "print('Accuracy: 0.90')"}
    line = shell.run_command(tiny.project, command("python x.py", files=files))
    assert line == ShellLine("errors/gone/asks.sh", "passed", "Accuracy: 0.90\n")
    files = {"x.py": "import sys; sys.exit('No matching distribution')"}
    line = shell.run_command(tiny.project, command("python x.py", files=files))
    assert (line.outcome, line.stderr) == ("failed", "No matching distribution\n")


def test_a_command_that_hangs_is_aborted_alone(tiny, monkeypatch, capsys):
    """Others of the same recording are kept."""
    hangs = "snippets/errors/gone/hangs.sh"
    for path, text in ((ASKS, "echo here\n"), (hangs, "sleep 60\n")):
        tiny.add(path, HEADER.format("# probe = true\n") + text)
    page = "".join(f"--8<-- 'errors/gone/{name}.sh'\n" for name in ("asks", "hangs"))
    tiny.add("docs/errors/asks.md", page)
    monkeypatch.setattr(shell, "SECONDS", 1)
    made = shell.shell_examples(tiny.project)
    for one in made:
        made[one] = replace(made[one], active=False)
    monkeypatch.setattr(record.render, "save", lambda *_, **__: None)
    jobs = collectors.BY_NAME["shell"].jobs(
        tiny.project, environments.load(tiny.project, "7.1")
    )
    assert record.keep(tiny.project, [job for job in jobs if ".sh" in job.key]) == []
    env = environments.load(tiny.project, "7.1")
    kept = records.load(env, collectors.BY_NAME).entries("shell")
    asks, hung = kept["errors/gone/asks.sh"].line, kept["errors/gone/hangs.sh"].line
    assert (asks.outcome, asks.stdout) == ("passed", "here\n")
    assert (hung.outcome, hung.summary) == ("aborted", "ERROR: time limit of 1 s")


def test_a_hanging_command_leaves_no_process(tiny, command, monkeypatch):
    monkeypatch.setattr(shell, "SECONDS", 1)
    line = run(tiny, command("sleep 61.5 &\nsleep 61.5"))
    assert line.outcome == "aborted"
    left = subprocess.run(["pgrep", "-f", "sleep 61.5"], capture_output=True, text=True)
    assert left.stdout == ""


def test_paths_of_this_machine_are_not_recorded(tiny, command):
    line = run(tiny, command("echo $HOME/x; pwd"))
    assert "/tmp/" not in line.stdout
    assert line.stdout == normalize(line.stdout)
