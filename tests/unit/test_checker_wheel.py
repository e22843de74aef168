"""The wheel of the command: its size, and that it runs alone, on the oldest and the newest
Python, without network; how fast it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # it starts processes

ROOT = Path(__file__).resolve().parents[2]
CHECKER = ROOT / "checker"
LARGEST = 560_000  # bytes
SAVED = ROOT / "tests" / "js" / "saved" / "2.15.keras"
FILES, SECONDS, MEGABYTES = 1000, 10.0, 200
UV = Path(sys.executable).with_name("uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("wheel")
    copy = to / "checker"
    shutil.copytree(CHECKER, copy, ignore=shutil.ignore_patterns("__pycache__", "dist"))
    done = subprocess.run(
        [UV, "build", "--quiet", "--wheel", "--out-dir", to / "dist", copy],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (found,) = (to / "dist").glob("*.whl")
    return found


def interpreters() -> list[Path]:
    """The oldest supported Python and the newest that is here."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = {
        tuple(map(int, one.name.split(".")[:2])): one / "bin" / "python"
        for one in root.glob("3.*")
        if one.name.replace(".", "").isdigit()
    }
    known = sorted(version for version in found if version >= (3, 8))
    return [found[known[0]], found[known[-1]]] if known else [Path(sys.executable)]


def test_the_wheel_is_small_and_pure(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size <= LARGEST


@pytest.mark.parametrize(
    "python", interpreters(), ids=lambda path: path.parent.parent.name
)
def test_it_runs_in_a_fresh_environment_without_network(
    wheel: Path, python: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "env"
    env = {**os.environ, "UV_OFFLINE": "1"}
    for command in (
        [UV, "venv", "--quiet", "--python", python, folder],
        [UV, "pip", "install", "--quiet", "--no-deps", "--python", folder, wheel],
    ):
        done = subprocess.run(command, capture_output=True, text=True, env=env)
        assert done.returncode == 0, done.stderr
    code = tmp_path / "a.py"
    code.write_text("import tensorflow as tf\ntf.keras.optimizers.Adam(lr=0.1)\n")
    alone = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONWARNINGS": "error",
    }
    done = subprocess.run(
        [folder / "bin" / "which-keras", "check", code, "--target", "2.16"],
        capture_output=True,
        text=True,
        env=alone,
    )
    assert done.returncode == 1, done.stderr
    assert "KT111 breaks: tf.keras.optimizers.Adam.lr" in done.stdout
    assert "checked 1 use of Keras, didn't understand 0" in done.stderr
    assert "2.0 to 2.10" in done.stderr
    done = subprocess.run(
        [folder / "bin" / "which-keras", "file", SAVED],
        capture_output=True,
        text=True,
        env=alone,
    )
    assert done.returncode == 0, done.stderr
    assert "Keras 2.15.0 wrote it" in done.stdout


SAME = """
import json, sys
from which_keras import dump, read
from which_keras.check import Checker
checker = Checker()
for path in sys.argv[1:]:
    for case in json.load(open(path, encoding="utf-8")):
        if "uses" in case:
            assert dump.uses(checker, case["code"], case["path"]) == case["uses"], case["name"]
            bit = 1 << checker.table.columns.index(case["target"])
            from_ = case.get("from") and checker.table.columns.index(case["from"])
            found = checker.source(read.source(case["path"], case["code"].encode()), from_).findings
            rows = [[f.cell, f.line, f.column, f.code, f.level, f.name] for f in found if f.columns & bit]
            assert rows == case["findings"], case["name"]
"""


@pytest.mark.parametrize(
    "python", interpreters(), ids=lambda path: path.parent.parent.name
)
def test_each_python_says_the_same(python: Path) -> None:
    done = subprocess.run(
        [
            python,
            "-W",
            "error",
            "-c",
            SAME,
            *sorted((CHECKER / "cases").glob("*.json")),
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKER / "src")},
    )
    assert done.returncode == 0, done.stderr


def test_a_thousand_files(tmp_path: Path) -> None:
    """Time and memory: the site's own programs, each with another last line."""
    sources = sorted((ROOT / "snippets").rglob("*.py"))
    for number in range(FILES):
        text = sources[number % len(sources)].read_text("utf-8")
        (tmp_path / f"f{number}.py").write_text(
            f"{text}\nversion_{number} = {number}\n"
        )
    script = (
        "import os, re, sys; from which_keras.cli import main; main(['check', sys.argv[1], '--quiet']);"
        # not `ru_maxrss`: a child begins with its parent's
        "text = open('/proc/self/status').read();"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', text)[1]) // 1024, file=sys.stderr);"
        # asked of itself: other children of ours may end meanwhile
        "print(sum(os.times()[:4]), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKER / "src")},
    )
    megabytes, seconds = done.stderr.split()[-2:]
    assert int(megabytes) <= MEGABYTES
    assert float(seconds) <= SECONDS
