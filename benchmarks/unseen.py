"""How the box of a built site answers errors that it wasn't made for; writes
`docs/about/unseen.txt`.

`python -m benchmarks.unseen SITE`: once for a set, before anything is made better by it. What
is measured later says less.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import today
from harness import project as projects
from harness.project import Project, write

FOLDER = Path("tests") / "site"
FROZEN, OPEN = "unseen_errors_9.jsonl", "open_errors_9.jsonl"
RESULTS = {  # by verdict of tests/js/unseen.js: what it means
    "first": "Right first",
    "three": "Right second or third",
    "honest": "No answer on the site, and none claimed",
    "raised only": "Only where the message is raised",
    "nothing known": "None, though there is one on the site",
    "unsure": "Another answer, marked as doubtful",
    "wrong and sure": "Another answer, without a doubt",
}


def lines(project: Project, name: str) -> list[dict[str, str]]:
    text = (project.root / FOLDER / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def table(project: Project, verdicts: list[dict[str, str]], day: str) -> str:
    """Counts of both parts of a collection: the frozen one, and the other."""
    every = lines(project, FROZEN) + lines(project, OPEN)
    projects_ = {one["source"].partition("#")[0] for one in every}
    rows = [
        f"| {words} | {' | '.join(cells(found, name) for found in verdicts)} |"
        for name, words in RESULTS.items()
    ]
    collected = f"{len(every)} texts of {len(projects_)} projects"
    head = f"Asked on {day}: {len(verdicts[0])} of {collected}"
    return "\n".join(
        [
            f"| {head} | Texts | Share | The other {len(verdicts[1])} | Share |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def cells(verdicts: dict[str, str], name: str) -> str:
    count = sum(said == name for said in verdicts.values())
    return f"{count} | {count / len(verdicts):.0%}"


def main() -> None:
    here = projects.here()
    files = [str(FOLDER / FROZEN), str(FOLDER / OPEN)]
    command = ["node", "tests/js/unseen.js", sys.argv[1], *files, "all"]
    done = subprocess.run(command, cwd=here.root, capture_output=True, check=True)
    verdicts = []
    for name, found in json.loads(done.stdout).items():
        verdicts.append({one["source"]: one["verdict"] for one in found["missed"]})
        assert len(verdicts[-1]) == len(lines(here, name)), (
            f"{name}: a thread is there twice"
        )
    write(here.docs / "about" / "unseen.txt", table(here, verdicts, today()))


if __name__ == "__main__":
    main()
