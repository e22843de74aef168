"""The command that checks code: shared cases, bad input, reports, edits."""

from __future__ import annotations

import ast
import errno
import importlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2] / "checker"
FOLDER = ROOT / "cases"


def shared_cases() -> list[Any]:
    """The cases that the page's front end reads, too."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(FOLDER.glob("*.json"))
        if path.stem != "behavior"
        for case in json.loads(path.read_text("utf-8"))
    ]


@pytest.fixture(scope="module", autouse=True)
def on_path() -> Iterator[None]:
    sys.path.insert(0, str(ROOT / "src"))
    yield
    sys.path.remove(str(ROOT / "src"))


@pytest.fixture(scope="module")
def checker(on_path: None) -> Any:
    return importlib.import_module("which_keras.check").Checker()


def command(*arguments: str) -> int:
    return importlib.import_module("which_keras.cli").main(list(arguments))


@pytest.mark.parametrize("case", shared_cases())
def test_a_shared_case(checker: Any, case: dict[str, Any]) -> None:
    dump = importlib.import_module("which_keras.dump")
    says = importlib.import_module("which_keras.report")
    columns = checker.table.columns
    bit = 1 << columns.index(case["target"])
    read = importlib.import_module("which_keras.read")
    from_ = columns.index(case["from"]) if "from" in case else None
    report = checker.source(read.source(case["path"], case["code"].encode()), from_)
    found = [
        [f.cell, f.line, f.column, f.code, f.level, f.name]
        for f in report.findings
        if f.columns & bit
    ]
    assert dump.uses(checker, case["code"], case["path"]) == case["uses"]
    assert found == case["findings"]
    assert len(report.unclear) == case["unclear"]
    assert says.ranges(says.as_it_is(report, columns), columns) == case["runs"]


def test_each_behavior_does_what_its_programs_did(checker: Any) -> None:
    """A rule written by hand is true on each release on which its program ran."""
    columns = checker.table.columns
    rows = json.loads((FOLDER / "behavior.json").read_text("utf-8"))
    codes = {row["code"] for row in rows}
    behavior = importlib.import_module("which_keras.behavior")
    assert set(behavior.PROVEN) <= codes
    for row in rows:
        report = checker.text(row["code_run"])
        for release, did in row["did"].items():
            bit = 1 << columns.index(release)
            failing = [
                f.code
                for f in report.findings
                if f.columns & bit and f.level == row["level"]
            ]
            assert (row["code"] in failing) == (did != "ok"), (row["name"], release)


def test_the_data_is_what_the_site_knows(checker: Any) -> None:
    table = checker.table
    facts = table.facts("tf.keras.optimizers.Adam")
    first, last = facts.signatures[0], facts.signatures[-1]
    assert first[0] == "learning_rate=0.001" and last[0] == "learning_rate=0.001"
    assert facts.argument("decay", 0)[0] == "yes"
    assert facts.argument("weight_decay", 0)[0] == "absent"
    assert table.facts("tf.keras.layers.Dens") is None
    assert "workers=1" in table.members("tf.keras.Model")["fit"][0]
    assert table.instead("tf.keras.Model.fit_generator").text.startswith("`fit`")


NOTES = {
    "binary.py": b"import keras\0\1",
    "latin.py": b"import keras\n# \xe9\n",
    "python2.py": b"import keras\nprint 'a'\nexec 'b'\n",
    "broken.py": b"import keras\nx = (1,\n",
    "deep.py": b"import keras\nx = " + b"(" * 5000 + b")" * 5000 + b"\n",
    "added.py": b"import keras\nx = " + b" + ".join([b"1"] * 20000) + b"\n",
    "huge.py": b"import keras\nx = '" + b"a" * 2_000_000 + b"'\n",
    "broken.ipynb": b'{"cells": [ "keras"',
    "nocells.ipynb": b'{"keras": 1}',
    "strange.ipynb": b'{"cells": ["keras", 3]}',
    "empty.py": b"",
}


def test_bad_files_are_said_in_a_line_each_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in NOTES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.py").write_text(
        "import tensorflow as tf\ntf.keras.layers.DenseFeatures\n"
    )
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "loop.py").symlink_to(tmp_path / "loop.py")
    os.mkfifo(tmp_path / "pipe.py")
    assert command("check", str(tmp_path), "--target", "2.16") == 1
    said = capsys.readouterr()
    assert "good.py:2:1: KT101 breaks: tf.keras.layers.DenseFeatures" in said.out
    wanted = {
        "binary.py": "binary",
        "latin.py": "not text",
        "python2.py": "Python 2",
        "broken.py": "not Python",
        "deep.py": "not Python|nested too deep",
        "broken.ipynb": "broken notebook",
        "nocells.ipynb": "broken notebook",
        "strange.ipynb": "broken notebook",
        "loop.py": "symbolic links",
        "pipe.py": "a pipe",
    }
    for name, why in wanted.items():
        lines = [line for line in said.err.splitlines() if f"{name}:" in line]
        assert any(word in line for line in lines for word in why.split("|")), (
            name,
            lines,
        )
        assert len(lines) <= 3
    assert "Traceback" not in said.err


def test_a_file_without_permission(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.py"
    path.write_text("import keras")
    path.chmod(0)
    if os.geteuid() == 0:  # root may read everything

        def denied(*_: Any) -> Any:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

        read = importlib.import_module("which_keras.read")
        monkeypatch.setattr(read, "open", denied, raising=False)
    assert command("check", str(path)) == 2
    assert "permission denied" in capsys.readouterr().err


def test_what_is_asked_wrongly_is_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.py"
    path.write_text("import keras\n")
    assert command("check", str(tmp_path / "no.py")) == 2
    assert "no such file" in capsys.readouterr().err
    assert command("check", str(path), "--target", "1.15") == 2
    assert "isn't a release that was tested" in capsys.readouterr().err
    assert command("name", "tf.keras.layers.Dens") == 2
    assert command("explain", "KT999") == 2


OLD = "import tensorflow as tf\ntf.keras.optimizers.Adam(lr=0.1)\nm = tf.keras.Sequential()\nm.fit_generator(x)\nm.save('m')\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.py"
    path.write_text(OLD)
    return path


def test_exit_codes(old: Path) -> None:
    assert command("check", str(old), "--target", "2.16") == 1
    assert command("check", str(old), "--target", "2.4") == 0
    assert command("check", str(old), "--target", "2.16", "--exit-zero") == 0


def test_json_has_every_part(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command("check", str(old), "--target", "2.16", "--output-format", "json")
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "1.0" and data["target"] == "2.16"
    (file,) = data["files"]
    assert (
        file["runs_as_it_is"][:2] == ["2.0", "2.1"]
        and "2.16" not in file["runs_as_it_is"]
    )
    first = file["findings"][0]
    assert set(first) == {
        *("cell", "line", "column", "end_line", "end_column", "code", "level"),
        *("name", "message", "instead", "releases"),
    }
    assert first["instead"]["text"] == "`learning_rate`"


def test_sarif_and_github(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command("check", str(old), "--target", "2.16", "--output-format", "sarif")
    run = json.loads(capsys.readouterr().out)["runs"][0]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]
        assert one["locations"][0]["physicalLocation"]["region"]["startColumn"] >= 1
    command("check", str(old), "--target", "2.16", "--output-format", "github")
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("::error file=") and ",line=2,col=" in line


def test_a_diff_writes_nothing_and_a_fix_only_what_is_proven(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command("check", str(old), "--target", "2.16", "--diff")
    diff = capsys.readouterr().out
    assert old.read_text() == OLD
    assert (
        "+tf.keras.optimizers.Adam(learning_rate=0.1)" in diff and "+m.fit(x)" in diff
    )
    assert "m.save" not in [line[1:] for line in diff.splitlines() if line[:1] in "+-"]
    command("check", str(old), "--target", "2.16", "--fix")
    mended = old.read_text()
    assert mended == OLD.replace("lr=", "learning_rate=").replace(
        "fit_generator", "fit"
    )
    capsys.readouterr()
    command("check", str(old), "--target", "2.16")
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == [
        "KT202"
    ]


def test_a_notebook_keeps_its_layout(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": OLD.splitlines(True), "outputs": []}]
    data = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 2}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(data, indent=1) + "\n")
    command("check", str(path), "--target", "2.16", "--fix")
    after = path.read_text()
    assert json.loads(after)["cells"][0]["source"][3] == "m.fit(x)\n"
    assert after.replace("m.fit(x)", "m.fit_generator(x)").replace(
        "learning_rate", "lr"
    ) == (json.dumps(data, indent=1) + "\n")


@pytest.mark.parametrize(
    ("name", "text", "release"),
    [
        ("requirements.txt", "numpy\ntensorflow==2.4.1\n", "2.4"),
        ("requirements.txt", "tensorflow-cpu>=2.4,<2.12\n", "2.11"),
        ("pyproject.toml", '[project]\ndependencies = ["tensorflow~=2.8.0"]\n', "2.8"),
        (
            "pyproject.toml",
            '[tool.poetry.dependencies]\ntensorflow = "<2.16"\n',
            "2.15",
        ),
        ("environment.yml", "dependencies:\n  - tensorflow=2.9\n", "2.9"),
        ("requirements.txt", "tensorflow-datasets==4.0\n", "2.22"),
    ],
)
def test_the_target_is_what_the_project_requires(
    old: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, release: str
) -> None:
    (old.parent / name).write_text(text)
    (old.parent / ".git").mkdir()
    command("check", str(old))
    assert f"TensorFlow {release} (" in capsys.readouterr().err


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Bytes:
        buffer = io.BytesIO(OLD.encode())

    monkeypatch.setattr(sys, "stdin", Bytes)
    assert command("check", "-", "--target", "2.16") == 1
    assert capsys.readouterr().out.startswith("<stdin>:2:26: KT111 breaks")


def test_names_and_tracebacks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("name", "tf.keras.layers.Dense.call") == 0
    assert "(inputs, training=None): 2.16" in capsys.readouterr().out
    lines = [
        "Traceback (most recent call last):",
        '  File "a.py"',
        "ImportError: cannot import name 'DenseFeatures' from 'tensorflow.keras.layers' (x.py)",
    ]
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert command("explain") == 0
    said = capsys.readouterr().out
    assert (
        "class: 2.0 to 2.15" in said and "instead: an `Input` for each column" in said
    )


def info(folder: Path, name: str) -> None:
    (folder / f"{name}.dist-info").mkdir(parents=True)
    (folder / f"{name}.dist-info" / "METADATA").write_text("")


@pytest.mark.parametrize(
    ("packages", "said"),
    [
        (["tensorflow-2.16.1", "keras-3.3.3"], ""),
        (
            ["tensorflow-2.16.1", "keras-2.15.0"],
            'keras 2.15.0 is incompatible: pip install "keras>=3"',
        ),
        (["tensorflow-2.12.0", "keras-2.13.1"], 'pip install "keras==2.12.*"'),
        (["tensorflow-2.4.0", "keras-2.6.0"], "pip uninstall keras"),
        (["tensorflow-2.16.1"], "keras is missing"),
        (["keras-3.3.3"], "TensorFlow isn't installed"),
        (
            ["tensorflow-2.16.1", "tensorflow-2.12.0", "keras-3.3.3"],
            "tensorflow is there twice",
        ),
        (
            ["tensorflow-2.16.1", "tensorflow_cpu-2.16.1", "keras-3.3.3"],
            "overwrite each other",
        ),
    ],
)
def test_the_doctor(
    on_path: None, tmp_path: Path, packages: list[str], said: str
) -> None:
    doctor = importlib.import_module("which_keras.doctor")
    for name in packages:
        info(tmp_path, name)
    have = doctor.installed([str(tmp_path)])
    wrong = list(doctor.broken(have, [str(tmp_path)]))
    lines = list(
        doctor.diagnose({k: v[0][0] for k, v in have.items()}, "here", legacy=False)
    )
    text = "\n".join([*wrong, *lines])
    assert said in text
    assert said or (len(lines) == 1 and not wrong)


def test_each_page_that_a_rule_names_is_there(on_path: None) -> None:
    docs = ROOT.parent / "docs"
    found = set()
    for name in ("keras3", "files"):
        text = (ROOT / "src" / "which_keras" / f"{name}.py").read_text("utf-8")
        found |= set(re.findall(r'"((?:errors|migrate|learn)/[\w#/-]+)"', text))
    assert found
    for one in found:
        path, _, anchor = one.partition("#")
        page = docs / f"{path.rstrip('/')}.md"
        assert page.exists(), one
        assert (
            not anchor or f"#{anchor}" in page.read_text("utf-8") or anchor == "fix"
        ), one


def test_it_imports_only_itself_and_the_standard_library() -> None:
    """So it never imports TensorFlow, and works where nothing is installed."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [one.name for one in node.names] if isinstance(node, ast.Import) else []
            )
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                first = name.partition(".")[0]
                assert first == "which_keras" or first in sys.stdlib_module_names, path
