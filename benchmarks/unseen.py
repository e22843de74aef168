"""How the box of a built site answers errors that it wasn't made for; writes
`docs/about/unseen.txt`.

`python -m benchmarks.unseen SITE`: once for a set, before anything is made better by it. What
is measured later says less.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.timing import today
from harness import project as projects
from harness.project import Project, write

FOLDER = Path("tests") / "site"
FROZEN = "unseen_errors_10.jsonl"
RESULTS = {  # by verdict of tests/js/unseen.js: what it means
    "first": "Right first",
    "three": "Right second or third",
    "honest": "No answer on the site, and none claimed",
    "raised only": "Only where the message is raised",
    "nothing known": "None, though there is one on the site",
    "unsure": "Another answer, marked as doubtful",
    "wrong and sure": "Another answer, without a doubt",
}


def lines(project: Project, name: str) -> list[dict[str, Any]]:
    text = (project.root / FOLDER / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def table(project: Project, verdicts: dict[str, str], day: str) -> str:
    """Counts of a frozen collection: of all, and of those that the site has an answer to."""
    every = lines(project, FROZEN)
    projects_ = {one["source"].partition("#")[0] for one in every}
    answered = [one["source"] for one in every if "none" not in one["right"]]
    parts = Counter(verdicts.values()), Counter(map(verdicts.__getitem__, answered))
    rows = [
        f"| {words} | {' | '.join(share(part, name) for part in parts)} |"
        for name, words in RESULTS.items()
    ]
    head = f"Asked on {day}: {len(every)} texts of {len(projects_)} projects"
    with_answer = f"The {len(answered)} with an answer on the site"
    return "\n".join(
        [
            f"| {head} | Texts | Share | {with_answer} | Share |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def share(counts: Counter[str], name: str) -> str:
    return f"{counts[name]} | {counts[name] / counts.total():.0%}"


def main() -> None:
    here = projects.here()
    command = ["node", "tests/js/unseen.js", sys.argv[1], str(FOLDER / FROZEN), "all"]
    done = subprocess.run(command, cwd=here.root, capture_output=True, check=True)
    found = json.loads(done.stdout)[FROZEN]
    verdicts = {one["source"]: one["verdict"] for one in found["missed"]}
    assert len(verdicts) == found["total"], f"{FROZEN}: a thread is there twice"
    write(here.docs / "about" / "unseen.txt", table(here, verdicts, today()))


if __name__ == "__main__":
    main()
