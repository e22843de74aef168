"""The printed commands: what a page gives for a shell, and the trial of each."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import uv

from proof import data, environments
from proof.environments import Environment
from proof.examples import CHECK, Example
from proof.outcomes import FAILED, PASSED, normalise
from proof.runs import RUNNER, clean_variables

NEAR = 14  # days after a release from which its packages are taken
SECONDS = 1800  # a download of a gigabyte, an installation, a training


@dataclass(frozen=True)
class Command:
    """A shell line, the environment for which it is meant, and the example that must
    train by it or after it."""

    text: str
    env: Environment
    example: Example
    header: str = ""  # in the place of the file's own

    @property
    def source(self) -> str:
        """The file beside which it runs."""
        if not self.header:
            return self.example.source
        return f"{self.header}\n{self.example.program}"

    @property
    def depends(self) -> list:
        """All that its outcome depends on, but for the package index."""
        return [self.text, self.env.python, self.source]

    @property
    def runs_example(self) -> bool:
        return self.text.endswith(".py")


def quoted(env: Environment) -> list[str]:
    return [f'"{requirement}"' for requirement in env.install]


def install(env: Environment, proof: Example) -> list[Command]:
    """With pip and with uv, into the virtual environment that is active."""
    wanted = " ".join(quoted(env))
    return [
        Command(f"pip install {wanted}", env, proof),
        Command(f"uv pip install {wanted}", env, proof),
    ]


def recommended(env: Environment) -> bool:
    """Whether pages say how to install it: a release, or Keras 2 kept beside one."""
    return env.plain or env.name.endswith("+tf_keras")


def run(env: Environment, example: Example, newest: bool) -> Command:
    """Without an installation: uv makes what the file or the command states."""
    file = example.name + ".py"
    if newest:  # the file's own header suffices
        return Command(f"uv run {file}", env, example)
    stated = " ".join(f"--with {requirement}" for requirement in quoted(env))
    text = f"uv run --no-project --python {env.python} {stated} python {file}"
    return Command(text, env, example)


def dated(env: Environment, example: Example, released: str) -> Command:
    """With a header that takes the packages of the release's own time: no pins."""
    day = date.fromisoformat(released) + timedelta(days=NEAR)
    lines = [
        "# /// script",
        f'# requires-python = "=={env.python}.*"',
        f'# dependencies = ["{env.install[0]}"]',
        "# [tool.uv]",
        f'# exclude-newer = "{day}T00:00:00Z"',
        "# ///",
    ]
    header = "\n".join(lines)
    return Command(f"uv run {example.name}.py", env, example, header)


def known(
    envs: dict[str, Environment],
    examples: dict[str, Example],
    released: dict[str, str],
) -> dict[tuple[str, str], Command]:
    """Every command that a page may print, by its text and the page's id; `released`
    holds the day of each release.

    An installation, and the check of one, may stand on any page: its page is "".
    """
    found: dict[tuple[str, str], Command] = {}
    newest = environments.gate(envs)[-1]
    for env in envs.values():
        if recommended(env):
            for command in install(env, examples[CHECK]):
                found[command.text, ""] = command
        if not env.plain:
            continue
        command = run(env, examples[CHECK], False)
        found[command.text, ""] = command
        if env.name in released:
            command = dated(env, examples[CHECK], released[env.name])
            found[command.text, f"versions/{env.name}"] = command
        for example in examples.values():
            if example.runs_in(env.name, env.version) and not example.probe:
                command = run(env, example, env is newest)
                found[command.text, example.page] = command
    return found


def serve_mnist(folder: Path) -> None:
    """Lets every Python that is started with this folder on its path serve our MNIST."""
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "from importlib.util import module_from_spec, spec_from_file_location\n"
        f"spec = spec_from_file_location('serve_mnist', {str(RUNNER)!r})\n"
        "module = module_from_spec(spec)\n"
        "spec.loader.exec_module(module)\n"
        f"sys.meta_path.insert(0, module.ServeMnist({str(data.mnist())!r}))\n"
    )


@dataclass(frozen=True)
class Done:
    """What shell lines did: the last one's output, whether one failed, wall seconds."""

    stdout: str
    stderr: str
    failed: bool
    seconds: float


def in_fresh(
    lines: list[str],
    version: str,
    files: dict[str, str],
    stated: dict[str, str] | None = None,
    active: bool = True,
) -> Done:
    """Runs shell lines in an empty folder with an empty virtual environment, which is
    `active` or absent; stops at the first that fails. Raises `Pending`."""
    python = environments.interpreter(version)
    with tempfile.TemporaryDirectory() as name:
        support, work = Path(name, "support"), Path(name, "work")
        support.mkdir()
        work.mkdir()
        serve_mnist(support)
        for file, text in files.items():
            (work / file).write_text(text)
        paths = [str(Path(uv.find_uv_bin()).parent), str(python.parent)]
        variables = clean_variables() | (stated or {})
        variables |= {
            "PYTHONPATH": str(support),
            "PIP_CONFIG_FILE": os.devnull,  # what a machine adds is no reader's
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_PROGRESS_BAR": "off",
            "UV_NO_CONFIG": "1",
            "UV_NO_PROGRESS": "1",
        }
        if active:
            venv = Path(name, "venv")
            subprocess.run([python, "-m", "venv", venv], check=True)
            paths.insert(0, str(venv / "bin"))
            variables["VIRTUAL_ENV"] = str(venv)
        variables["PATH"] = os.pathsep.join([*paths, os.environ["PATH"]])
        started = time.time()
        for line in lines:
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=work,
                env=variables,
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
            if done.returncode:
                break
        seconds = time.time() - started
        out, err = (text.replace(name, "…") for text in (done.stdout, done.stderr))
        return Done(out, err, bool(done.returncode), seconds)


def attempt(command: Command) -> dict:
    """Runs a command as printed, in a fresh environment, and trains with what it makes.

    Returns `outcome`, `stdout` (of the example) and, where it failed, `stderr`; and
    `seconds`. Raises `Pending` where the interpreter cannot be had.
    """
    file = f"{command.example.name}.py"
    lines = [command.text] + ([] if command.runs_example else [f"python {file}"])
    done = in_fresh(
        lines,
        command.env.python,
        {file: command.source},
        command.env.variables,
        active=not command.runs_example,
    )
    result = {"outcome": FAILED if done.failed else PASSED}
    result["stdout"] = normalise(done.stdout)
    if done.failed:
        result["stderr"] = normalise(done.stderr)[-2000:]
    return result | {"seconds": done.seconds}
