"""The checker in other repositories: its pre-commit hooks, its action, and the commands of its
README, each run as it is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.slow  # it starts processes

ROOT = Path(__file__).resolve().parents[2]
CHECKER = ROOT / "checker"
BIN = Path(sys.executable).parent
OLD = "import tensorflow as tf\ntf.keras.optimizers.Adam(lr=0.1)\n"
FINDING = "KT111 breaks: tf.keras.optimizers.Adam.lr"
INPUT = re.compile(r"\$\{\{ (?P<what>inputs|github)\.(?P<name>\w+) \}\}")
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.com")
SAVED = ROOT / "tests" / "js" / "saved" / "2.15.keras"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *IDENTITY, *words], check=True)


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A git repository with one commit of these files and of those that are there."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A commit")
    return folder


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what of this one a hook needs."""
    folder = tmp_path_factory.mktemp("tool")
    ignored = shutil.ignore_patterns("__pycache__", "dist")
    shutil.copytree(CHECKER, folder / "checker", ignore=ignored)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    return repository(folder, {})


def hook(tool: Path, name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "pre-commit", "try-repo", tool, name, "--all-files"],
        cwd=folder,
        env={**os.environ, "PRE_COMMIT_HOME": str(folder.parent / "home")},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", ["which-keras", "which-keras-all"])
def test_a_hook_fails_where_something_breaks(
    tool: Path, tmp_path: Path, name: str
) -> None:
    code = repository(tmp_path / "code", {"src/old.py": OLD, "src/other.py": ""})
    done = hook(tool, name, code)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"src/old.py:2:26: {FINDING}" in done.stdout
    assert "it runs as it is on: 2.0 to 2.10" in done.stdout
    git(code, "rm", "--quiet", "src/old.py")
    done = hook(tool, name, code)
    assert done.returncode == 0, done.stdout + done.stderr


def steps(
    folder: Path, given: dict[str, str]
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """The last step of the action, as a runner runs it, and the action's outputs."""
    action = yaml.safe_load((CHECKER / "action.yml").read_text("utf-8"))
    inputs = {name: one["default"] for name, one in action["inputs"].items()} | given
    known = {"inputs": inputs, "github": {"action_path": str(CHECKER)}}
    output = folder.parent / "output"
    output.write_text("")
    (step,) = action["runs"]["steps"]
    assert step["shell"] == "bash" and not INPUT.search(step["run"])
    env = {
        name: INPUT.sub(lambda found: known[found["what"]][found["name"]], value)
        for name, value in step["env"].items()
    }
    script = folder.parent / "step.sh"
    script.write_text(step["run"])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
        cwd=folder,
        env={**os.environ, **env, "GITHUB_OUTPUT": str(output)},
        capture_output=True,
        text=True,
    )
    said = dict(line.split("=", 1) for line in output.read_text().splitlines())
    (stated,) = action["outputs"].values()
    assert stated["value"] == f"${{{{ steps.{step['id']}.outputs.exit-code }}}}"
    return done, said


@pytest.mark.parametrize(
    ("given", "code", "exit_code"),
    [
        ({}, 1, "1"),
        ({"target": "2.16", "paths": "src other.py"}, 1, "1"),
        ({"target": "2.16", "fail": "false"}, 0, "1"),
        ({"target": "2.4"}, 0, "0"),
        ({"paths": "other.py"}, 0, "0"),
        ({"target": "1.15", "fail": "false"}, 2, "2"),
        ({"paths": "gone.py"}, 2, "2"),
    ],
)
def test_the_action(
    tmp_path: Path, given: dict[str, str], code: int, exit_code: str
) -> None:
    folder = tmp_path / "code"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "old.py").write_text(OLD)
    (folder / "other.py").write_text("import os\n")
    done, said = steps(folder, given)
    assert done.returncode == code, done.stdout + done.stderr
    assert said == {"exit-code": exit_code}
    breaks = [one for one in done.stdout.splitlines() if one.startswith("::error ")]
    assert len(breaks) == (exit_code == "1"), done.stdout
    assert all("src/old.py,line=2,col=26" in one for one in breaks)


def test_the_action_is_valid() -> None:
    for words in (
        ("check-jsonschema", "--builtin-schema", "vendor.github-actions"),
        ("zizmor", "--offline", "--no-progress", "--quiet"),
    ):
        done = subprocess.run(
            [BIN / words[0], *words[1:], CHECKER / "action.yml"],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def commands() -> list[str]:
    """The commands of the README's first block, without their comments."""
    text = (CHECKER / "README.md").read_text("utf-8")
    (block,) = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.partition("#")[0].strip() for line in block.splitlines()]


# What each command of the README exits with for `OLD`, and a part of what it says.
SAID = {
    "check train.py": (1, FINDING),
    "check . --output-format full": (1, "runs as it is on: 2.0 to 2.10"),
    "check . --diff": (1, "+tf.keras.optimizers.Adam(learning_rate=0.1)"),
    "name": (0, "(inputs, training=None)"),
    "explain": (0, "errors/lr-keras3/"),
    "file": (0, "Keras 2.15.0 wrote it"),
    "doctor": (1, "TensorFlow isn't installed"),
}


def test_the_readme(tmp_path: Path) -> None:
    """Each command says what it should, through `uvx` from a clone."""
    (tmp_path / "train.py").write_text(OLD)
    (tmp_path / "error.txt").write_text(
        "Traceback (most recent call last):\n"
        "ValueError: Argument(s) not recognized: {'lr': 0.1}\n"
    )
    shutil.copy(SAVED, tmp_path / "model.h5")
    written = commands()
    assert len(written) == len(SAID)
    for line, (start, (code, part)) in zip(written, SAID.items(), strict=True):
        assert line.startswith(f"which-keras {start}"), line
        uvx = f"{BIN / 'uvx'} --quiet --from {CHECKER} {line}"
        done = subprocess.run(
            ["bash", "-c", uvx], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == code, f"{line}: {done.stdout}{done.stderr}"
        assert part in done.stdout, f"{line}: {done.stdout}{done.stderr}"


def test_what_the_readme_shows_for_a_repository() -> None:
    """Its hooks, and the inputs of its action, are there."""
    text = (CHECKER / "README.md").read_text("utf-8")
    hooks, workflow = map(
        yaml.safe_load,
        re.findall(r"```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL),
    )
    known: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    )
    shown = {one["id"] for one in hooks[0]["hooks"]}
    assert shown <= {one["id"] for one in known}
    action = yaml.safe_load((CHECKER / "action.yml").read_text("utf-8"))
    assert workflow[0]["with"].keys() <= action["inputs"].keys(), json.dumps(workflow)
