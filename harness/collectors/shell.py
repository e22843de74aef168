"""What each printed shell line does, as printed, in an empty folder: pip, uv, and others.

A command that the site makes (how to install a release, how to run an example) is known
by the path of the include that shows it: `install/2.4.md`, `run/learn/sequential/mnist.md`.
A shell example is a separate file: `snippets/**/*.sh`.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import environments, examples, mnist, records, source
from harness.collectors.pypi import Pypi, PypiLine
from harness.environments import Environment, job_variables
from harness.examples import MARKER, PROGRAM, Example, tidy
from harness.model import Collector, Job, Line, Run
from harness.outcomes import (
    ABORTED,
    FAILED,
    PASSED,
    WARNED,
    WORKS,
    normalize,
    summary_line,
)
from harness.project import HEADER, Project, ProjectError, metadata
from harness.records import digest

if TYPE_CHECKING:
    from harness.pool import Slot

SETTINGS: dict[str, type] = {
    "environment": str,
    "python": str,
    "probe": bool,
    "files": list,
}
NEAR = 14  # days after a release: its packages are as of then
SECONDS = 1800  # a download of a gigabyte, an installation, a training
SHOWN = 40  # lines of output that are stored, the last ones
TAIL = 2000  # characters of standard error that are stored
# What differs from day to day, or is drawn for a person who waits.
NOISE = re.compile(
    r"^\s*(?:Downloading |Obtaining |Using cached |Collecting |━|\[notice\]|.*eta ).*\n?"
    r"|^\s*(?:Resolved|Prepared|Installed|Audited|Uninstalled|Bytecode).* in .*\n?"
    r"|^\s*Down?load(?:ing|ed) .*\n?",
    re.MULTILINE,
)
# What a header says to us only: no installer reads it.
OURS = re.compile(r"^# \[tool\.harness\]\n(?:# (?!\[|///).*\n)*", re.MULTILINE)
ERROR = re.compile(r"^\s*(?:ERROR|error|×|╰─▶)[:\s]*(?P<text>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class ShellLine(Line):
    """What shell lines did: all that they printed, or what their example printed."""

    outcome: str
    stdout: str
    stderr: str = ""
    summary: str = ""

    def as_json(self) -> dict[str, Any]:
        return {k: v for k, v in vars(self).items() if v and k != "key"}

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> ShellLine:
        optional = data.get("stderr", ""), data.get("summary", "")
        return cls(key, data["outcome"], data.get("stdout", ""), *optional)

    def describe(self) -> str:
        return f"{self.outcome} {self.summary}".strip()


@dataclass(frozen=True)
class Command:
    """Shell lines, and what they run in. `trains` is the example that they run, or that
    must train with what they install."""

    key: str
    text: str
    env: Environment
    python: str
    files: Mapping[str, str]
    trains: Example | None = None
    active: bool = True  # in a virtual environment that is active
    probe: bool = False
    header: str = ""  # of the file, where it replaces the file's own
    path: Path = field(default=Path(), compare=False)

    @property
    def depends(self) -> list[object]:
        """All that its outcome depends on, but for the package index."""
        files = {name: OURS.sub("", text) for name, text in self.files.items()}
        return [self.text, self.python, files, self.env.variables]


def quoted(env: Environment) -> list[str]:
    return [f'"{requirement}"' for requirement in env.install]


def recommended(env: Environment) -> bool:
    """Whether pages say how to install it: a release, or Keras 2 kept on one."""
    return env.is_release or env.name.endswith("+tf_keras")


def install(project: Project, env: Environment) -> list[Command]:
    """With pip and with uv, into the virtual environment that is active."""
    check = examples.smoke_test(project)
    files = {f"{check.name}.py": check.source}
    return [
        Command(
            f"install/{env.name} {tool}",
            f"{words} {' '.join(quoted(env))}",
            env,
            env.python,
            files,
            check,
        )
        for tool, words in (("pip", "pip install"), ("uv", "uv pip install"))
    ]


def run(key: str, env: Environment, example: Example, newest: bool) -> Command:
    """Without an installation: uv makes what the file or the command states."""
    file = f"{example.name}.py"
    stated = " ".join(f"--with {requirement}" for requirement in quoted(env))
    text = f"uv run --no-project --python {env.python} {stated} python {file}"
    if newest:  # the file's own header suffices
        text = f"uv run {file}"
    files = {file: example.source}
    return Command(key, text, env, env.python, files, example, active=False)


def dated(project: Project, env: Environment) -> Command | None:
    """With a header that selects the packages of the release's time, so without pins; None
    where the release's day isn't recorded."""
    kept = records.load(env, {Pypi.name: Pypi()}).entries(Pypi.name)
    stated = next((entry.line for entry in kept.values()), None)
    if not isinstance(stated, PypiLine):
        return None
    check = examples.smoke_test(project)
    day = date.fromisoformat(stated.released) + timedelta(days=NEAR)
    lines = [
        "# /// script",
        f'# requires-python = "=={env.python}.*"',
        f'# dependencies = ["{env.install[0]}"]',
        "# [tool.uv]",
        f'# exclude-newer = "{day}T00:00:00Z"',
        "# ///",
    ]
    header = "\n".join(lines)
    files = {f"{check.name}.py": f"{header}\n{check.program}"}
    text = f"uv run {check.name}.py"
    own = f"dated/{env.name}", text, env, env.python, files, check
    return Command(*own, active=False, header=header)


def included(project: Project, path: str) -> list[Command]:
    """The commands behind an include; none where it shows something else."""
    folder, _, name = path.removesuffix(".md").partition("/")
    known = environments.load_all(project)
    if path.endswith(".sh"):
        return [shell_examples(project)[path]]
    example = examples.load_all(project).get(name)
    if folder == "run" and example:
        newest = environments.newest(project)
        gate = environments.gate(project)
        key = f"run/{name}"
        return [run(key, env, example, env.name == newest.name) for env in gate]
    if not path.endswith(".md") or name not in known:
        return []  # a program, or what one did
    if folder == "install":
        return install(project, known[name])
    if folder == "once":
        check = examples.smoke_test(project)
        return [run(f"once/{name}", known[name], check, newest=False)]
    if folder == "dated":
        found = dated(project, known[name])
        return [found] if found else []
    return []


def shown(project: Project) -> dict[tuple[str, str], Command]:
    """Every command that a page shows, by environment and key."""
    return project.once(_read_shown)


def _read_shown(project: Project) -> dict[tuple[str, str], Command]:
    paths: dict[str, None] = {}
    for env in environments.load_all(project).values():
        if env.is_release:  # the releases' own pages are rendered
            paths |= {f"{kind}/{env.name}.md": None for kind in ("once", "dated")}
        if recommended(env):
            paths[f"install/{env.name}.md"] = None
    for text in source.written(project).values():
        paths |= {one.path: None for one in source.includes(text)}
    found = [command for path in paths for command in included(project, path)]
    return {(one.env.name, one.key): one for one in found}


def shell_examples(project: Project) -> dict[str, Command]:
    """Every shell example by its path below `snippets/`."""
    return project.once(_read_examples)


def _read_examples(project: Project) -> dict[str, Command]:
    found = sorted(project.snippets.rglob("*.sh"))
    made = [shell_example(project, path) for path in found]
    return {one.key: one for one in made}


def shell_example(project: Project, path: Path) -> Command:
    """A shell example; raises `ProjectError` at a wrong header."""
    key = path.relative_to(project.snippets).as_posix()
    text = path.read_text("utf-8")
    header = metadata(text, "shell", path)
    examples.check(header, SETTINGS, path, text)
    name = header.get("environment", "")
    env = environments.load_all(project).get(name)
    if env is None:
        raise ProjectError(
            path, 1, f"environment: {name!r} is unknown; see `ls environments`"
        )
    lines = HEADER.sub("", text, count=1).splitlines()
    if not any((m := MARKER.match(line)) and m["name"] == PROGRAM for line in lines):
        raise ProjectError(path, 1, f"add `# --8<-- [start:{PROGRAM}]`")
    program = tidy("\n".join(line for line in lines if not MARKER.match(line)))
    known = examples.load_all(project)
    files = {f"{known[n].name}.py": known[n].source for n in header.get("files", [])}
    python = header.get("python", env.python)
    probe = header.get("probe", False)
    return Command(key, program, env, python, files, probe=probe, path=path)


class Shell(Collector):
    """The printed commands, each run as printed in an empty folder."""

    name = "shell"
    version = 1
    line = ShellLine
    audited = False  # the index moves on, and each takes minutes

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        for (name, key), command in shown(project).items():
            if name == env.name:
                depends = [self.name, self.version, *command.depends]
                yield Job(
                    self,
                    env,
                    key,
                    digest(depends),
                    command,
                    program=digest(command.text)[:8],
                    must_pass=not command.probe,
                )

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        command: Command = job.body
        started = time.monotonic()
        if command.trains is None:
            line = run_example(project, command)
        else:
            line = run_command(project, command)
        return Run(line, time.monotonic() - started, 0.0, command.python)

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        return [run.result]

    def judge(self, job: Job, line: Line) -> str | None:
        assert isinstance(line, ShellLine)
        return None if line.outcome in WORKS else line.describe()


@dataclass(frozen=True)
class Done:
    """What shell lines did: the last one's output, and whether one failed or hung."""

    stdout: str
    stderr: str
    kind: str


def run_command(project: Project, command: Command) -> ShellLine:
    """Runs a command as printed, and trains with what it makes. Raises `Pending`."""
    lines = [command.text]
    if command.active:
        lines += [f"python {file}" for file in command.files]
    done = in_empty_folder(project, command, lines)
    stderr = "" if done.kind == PASSED else normalize(done.stderr)[-TAIL:]
    return ShellLine(command.key, done.kind, normalize(done.stdout), stderr)


def run_example(project: Project, command: Command) -> ShellLine:
    """Runs a shell example; all that it printed is kept, its last lines."""
    done = in_empty_folder(project, command, ["set -e\n" + command.text])
    text = NOISE.sub("", normalize(done.stdout + done.stderr))
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    stdout = "".join(line + "\n" for line in lines[-SHOWN:])
    error = ERROR.search(text)
    kind = WARNED if error and done.kind == PASSED else done.kind
    summary = ""
    if kind != PASSED:
        said = error["text"] if error else (lines or ["it prints nothing"])[-1]
        summary = summary_line("ERROR", said)
    return ShellLine(command.key, kind, stdout, summary=summary)


def in_empty_folder(project: Project, command: Command, lines: list[str]) -> Done:
    """Runs shell lines in an empty folder with an empty virtual environment, which is
    active or absent; stops at the first that fails. Raises `Pending`."""
    python = environments.interpreter(command.python)
    with tempfile.TemporaryDirectory() as name:
        support, work = Path(name, "support"), Path(name, "work")
        support.mkdir()
        work.mkdir()
        (support / "sitecustomize.py").write_text(mnist.site_customize(project))
        for file, text in command.files.items():
            (work / file).write_text(text)
        variables = dict(shell_variables(command, python, support))
        if command.active:
            venv = Path(name, "venv")
            subprocess.run([python, "-m", "venv", venv], check=True)
            variables["VIRTUAL_ENV"] = str(venv)
            variables["PATH"] = f"{venv / 'bin'}{os.pathsep}{variables['PATH']}"
        out = err = ""
        kind = PASSED
        for line in lines:
            try:
                done = run_line(line, work, variables)
            except subprocess.TimeoutExpired:
                kind, err = ABORTED, f"time limit of {SECONDS} s"
                break
            out, err = done.stdout, done.stderr
            if done.returncode:
                kind = FAILED
                break
        return Done(out.replace(name, "…"), err.replace(name, "…"), kind)


def run_line(
    line: str, folder: Path, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Runs a shell line; at the limit all its processes end. Raises `TimeoutExpired`."""
    with subprocess.Popen(
        ["bash", "-c", line],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a separate group, to be ended together
    ) as process:
        try:
            out, err = process.communicate(timeout=SECONDS)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(line, process.returncode, out, err)


def shell_variables(
    command: Command, python: Path, support: Path
) -> Iterator[tuple[str, str]]:
    """All variables of shell lines: nothing that a machine adds is a reader's."""
    yield from job_variables(command.env, python).items()
    uv_folder = Path(environments.UV).parent
    paths = [str(uv_folder), str(python.parent), os.environ.get("PATH", "")]
    yield "PATH", os.pathsep.join(paths)
    yield "PYTHONPATH", str(support)
    yield "PIP_CONFIG_FILE", os.devnull
    yield "PIP_DISABLE_PIP_VERSION_CHECK", "1"
    yield "PIP_PROGRESS_BAR", "off"
    yield "UV_NO_CONFIG", "1"
    yield "UV_NO_PROGRESS", "1"


def unknown(project: Project, page: Path, shells: Iterable[str]) -> Iterator[str]:
    """The shell blocks of a page, as a reader sees them, that none of its includes is."""
    known = {
        command.text.rstrip("\n")
        for one in source.includes(page.read_text("utf-8"))
        for command in included(project, one.path)
    }
    for block in shells:
        for text in [block.rstrip("\n")]:
            if text not in known:
                yield text
