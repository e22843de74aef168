"""Public code on which the checker is measured: which files, and for which release each was
written. Nothing of them is kept but counts and digests.

`python -m benchmarks.checker_corpus MIRRORS FOLDER` reads the files in git folders
below MIRRORS, each named `owner+name/repo`, and writes them to FOLDER. `--judge` checks
them there: what breaks on its own release, by code. A third of the files is frozen: it is
chosen by the digest of its path, and no rule was made by looking at it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "checker" / "src"
DOCS, BOOK = "tensorflow+docs", "fchollet+deep-learning-with-python-notebooks"
KERAS = "keras-team+keras"


class Part(NamedTuple):
    """Files of one repository at one commit, and the release that they were written for."""

    label: str
    repository: str
    commit: str
    folder: str
    release: str  # "" where it isn't one of TensorFlow 2


PARTS = (
    Part(
        "docs-2.0", DOCS, "46ea716431045af33f16157e663228281beda1c8", "site/en", "2.0"
    ),
    Part(
        "docs-2.2", DOCS, "56de8d4f1358b9630fe77eeb6afe4f61cf448001", "site/en", "2.2"
    ),
    Part(
        "docs-2.3", DOCS, "fa1d25126130d40ee0058ab0ff047c6672d3fea3", "site/en", "2.3"
    ),
    Part(
        "docs-2.4", DOCS, "9fcd658414d18e95cf4a2026b83b6a840bc06def", "site/en", "2.4"
    ),
    Part(
        "docs-2.5", DOCS, "3e08f1e1739dede8d9f6f283b4353bf330ca0506", "site/en", "2.5"
    ),
    Part(
        "docs-2.6", DOCS, "a003b63624dd5c03faeafc4902d7502310fe78a5", "site/en", "2.6"
    ),
    Part(
        "docs-2.8", DOCS, "49b6621f6fbe26a1ab65d0c019ab22b0d612163c", "site/en", "2.8"
    ),
    Part(
        "docs-2.9", DOCS, "15e3aacd49f334cb0eec67f5643cfdbc35a60624", "site/en", "2.9"
    ),
    Part(
        "docs-2.11", DOCS, "b8d090113861d46bf007c087c089cb8442d41060", "site/en", "2.11"
    ),
    Part(
        "docs-2.12", DOCS, "3ad57a2dd8c8878c47e6e7e7cdfbe43d3c528d34", "site/en", "2.12"
    ),
    Part(
        "docs-2.13", DOCS, "e4ab8e01220062d0351ff63bd98486c6a82be2b5", "site/en", "2.13"
    ),
    Part(
        "docs-2.15", DOCS, "8b36191001b53bfce4fe15b77e243fbd7f382e41", "site/en", "2.15"
    ),
    Part(
        "docs-2.16", DOCS, "940d94cb568bcdd4e82402eff3403ddcf5f874f2", "site/en", "2.16"
    ),
    Part(
        "docs-2.18", DOCS, "1952a0ae3ae68a07b79343391d8bb541c7b5fda6", "site/en", "2.18"
    ),
    Part(
        "docs-2.21", DOCS, "7c3650212740204359d4ceae481abc79345541be", "site/en", "2.21"
    ),
    Part(
        "book-1", BOOK, "dea84a4e12cc3bb3cb61ce952a0168bca113d315", "first_edition", ""
    ),
    Part(
        "book-2",
        BOOK,
        "dea84a4e12cc3bb3cb61ce952a0168bca113d315",
        "second_edition",
        "2.6",
    ),
    Part("book-3", BOOK, "dea84a4e12cc3bb3cb61ce952a0168bca113d315", "", "2.18"),
    Part(
        "ml2-2.0",
        "ageron+handson-ml2",
        "59c2223fe3cd2a6cf48ee254e7730d23f42cf833",
        "",
        "2.0",
    ),
    Part(
        "ml2-2.3",
        "ageron+handson-ml2",
        "3a03aca0c3e2d45a96f122a30fc672595e6ddf6f",
        "",
        "2.3",
    ),
    Part(
        "ml2-2.6",
        "ageron+handson-ml2",
        "1e2115277b50f6c584cd668fa30e3af309a5b136",
        "",
        "2.6",
    ),
    Part(
        "ml3-2.14",
        "ageron+handson-ml3",
        "e3f3f9e66d58cfa1d068a498433063a1d3fba9ef",
        "",
        "2.14",
    ),
    Part(
        "keras-2-examples",
        KERAS,
        "c45f48eaeab2a9c9a809488950f07d83abe18411",
        "examples",
        "",
    ),
    Part(
        "keras-3-examples",
        KERAS,
        "9c675a9a45e5e8244163fea82efc6066722608a1",
        "examples",
        "2.16",
    ),
)


class File(NamedTuple):
    part: Part
    path: str
    digest: str

    @property
    def is_frozen(self) -> bool:
        return frozen(self.path)


def frozen(path: str) -> bool:
    """Whether a file of this name is in the third that nothing was tuned on. The same
    notebook in another edition or year is in the same third."""
    name = path.rpartition("/")[2]
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def git(repository: Path, *arguments: str) -> bytes:
    command = ["git", "--git-dir", str(repository), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def listed(mirrors: Path, part: Part) -> Iterator[tuple[str, str]]:
    """The paths and object names of a part's scripts and notebooks."""
    repository = mirrors / part.repository / "repo"
    where = [part.folder] if part.folder else []
    rows = git(repository, "ls-tree", "-r", part.commit, "--", *where).decode()
    for row in rows.splitlines():
        head, _, path = row.partition("\t")
        inside = part.folder or not path.startswith(("first_edition", "second_edition"))
        if path.endswith((".py", ".ipynb")) and inside:
            yield path, head.split()[2]


def taken(mirrors: Path, folder: Path) -> list[File]:
    """Writes the files that mention Keras; what is equal in two parts is there once, in the
    first."""
    found, seen = [], set()
    for part in PARTS:
        for path, name in listed(mirrors, part):
            if name in seen:
                continue
            seen.add(name)
            try:
                data = git(mirrors / part.repository / "repo", "cat-file", "blob", name)
            except subprocess.CalledProcessError:
                continue  # a snapshot lacks its largest files
            if b"keras" not in data:
                continue
            to = folder / part.label / path
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(data)
            found.append(File(part, path, hashlib.sha256(data).hexdigest()))
    return found


def judged(folder: Path, thirds: str) -> dict[str, Any]:
    """By part: files, uses, what wasn't understood, what breaks on its own release."""
    sys.path.insert(0, str(SOURCE))
    from which_keras.check import Checker
    from which_keras.read import Unreadable

    checker = Checker()
    columns = checker.table.columns
    made: dict[str, Any] = {}
    for part in PARTS:
        row: Counter[str] = Counter()
        broken: list[str] = []
        column = columns.index(part.release) if part.release else -1
        for path in sorted((folder / part.label).rglob("*")):
            if not path.is_file() or (thirds == "tuned") == frozen(path.name):
                continue
            try:
                report = checker.file(str(path))
            except Unreadable:
                row["unreadable"] += 1
                continue
            row["files"] += 1
            known = column >= 0 and "/r1/" not in str(path)  # of TensorFlow 1
            row["uses"] += report.uses
            row["unclear"] += len(report.unclear)
            row["notes"] += len(report.notes)
            for one in report.findings:
                if known and one.columns >> column & 1:
                    row[one.level] += 1
                    if one.level == "breaks":
                        where = f"{part.label}/{path.name}:{one.cell}:{one.line}"
                        broken.append(f"{where} {one.code} {one.name}: {one.message}")
        made[part.label] = {**row, "broken": broken}
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mirrors", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--judge", choices=["tuned", "frozen"])
    asked = parser.parse_args()
    if asked.judge:
        print(json.dumps(judged(asked.folder, asked.judge), indent=1))
        return
    found = taken(asked.mirrors, asked.folder)
    whole = hashlib.sha256("".join(one.digest for one in found).encode()).hexdigest()
    rows = Counter(one.part.label for one in found)
    kept = sum(one.is_frozen for one in found)
    print(
        json.dumps(
            {"files": len(found), "frozen": kept, "sha256": whole, **rows}, indent=1
        )
    )


if __name__ == "__main__":
    main()
