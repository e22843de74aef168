"""`which-keras file`: what the page says of saved files, in Python."""

from __future__ import annotations

import importlib
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "js" / "saved").iterdir())
SCRIPT = ROOT / "tests" / "js" / "saved-files.js"
CUTS = 40


@pytest.fixture(scope="module", autouse=True)
def on_path() -> Iterator[None]:
    sys.path.insert(0, str(ROOT / "checker" / "src"))
    yield
    sys.path.remove(str(ROOT / "checker" / "src"))


def module(name: str) -> Any:
    return importlib.import_module(f"which_keras.{name}")


def by_page(paths: list[Path]) -> list[Any]:
    text = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(
        ["node", SCRIPT], input=text, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def by_command(path: Path) -> dict[str, Any]:
    saved_answer = module("saved_answer")
    try:
        found = module("saved_file").inspect(str(path))
    except module("hdf5").Unreadable:
        return {"unreadable": True}
    said = saved_answer.answer(saved_answer.data(), found)
    fields = {n: v for n, v in found._asdict().items() if v is not None}
    rows = [
        [code, text, [one.replace(" to ", " – ") for one in readers]]
        for code, text, readers in said.results
    ]
    answer = [said.writer, said.exact, said.kinds, rows]
    return json.loads(json.dumps({"found": fields, "answer": answer}))


def test_the_command_says_what_the_page_says() -> None:
    assert len(FILES) > 5
    for path, one in zip(FILES, by_page(FILES), strict=True):
        assert by_command(path) == one, path.name


def test_damaged_files_are_read_by_both_or_by_none(tmp_path: Path) -> None:
    """Cut off, or with a changed byte: an error that says so, and never another one."""
    made = []
    chosen = random.Random(4)
    for path in FILES:
        data = path.read_bytes()
        for number in range(CUTS):
            changed = bytearray(data)
            if number % 2:
                del changed[len(data) * number // CUTS :]
            else:
                changed[chosen.randrange(min(len(data), 4000))] ^= 0xFF
            made.append(tmp_path / f"{number}-{path.name}")
            made[-1].write_bytes(changed)
    page = by_page(made)
    command = [by_command(path) for path in made]
    for path, one, other in zip(made, page, command, strict=True):
        # Of an archive, only the command compares the checksum.
        stricter = path.suffix == ".keras" and "unreadable" in other
        assert one == other or stricter, path.name
    assert sum("unreadable" in one for one in command) > len(made) // 4


def test_a_saved_model_says_which_tensorflow_wrote_it(tmp_path: Path) -> None:
    def field(number: int, value: bytes) -> bytes:
        return bytes([number << 3 | 2, len(value)]) + value

    about = field(4, b"serve") + field(5, b"2.18.1")
    (tmp_path / "saved_model.pb").write_bytes(b"\x08\x01" + field(2, field(1, about)))
    lines = module("saved_answer").lines("m", module("saved_file").inspect(tmp_path))
    assert "TensorFlow 2.18.1 wrote its graph" in "\n".join(lines)


def test_what_cannot_be_read_is_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.h5").write_text("a text that isn't a model")
    names = [str(tmp_path / one) for one in ("a.h5", "gone.h5", ".")]
    assert module("cli").main(["file", *names, str(FILES[0])]) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 3
    assert "wrote it" in captured.out
    assert module("cli").main(["file", *map(str, FILES)]) == 0
