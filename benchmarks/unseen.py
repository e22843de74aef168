"""How the box of a built site answers errors that it wasn't made for; writes a table into
`docs/about/`.

`python -m benchmarks.unseen SITE unseen_errors_12`: once for a set, before anything is made
better by it. What is measured later says less.
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


def table(project: Project, name: str, verdicts: dict[str, str], day: str) -> str:
    """Counts of a frozen collection: of all, and of those that the site has an answer to."""
    every = lines(project, name)
    projects_ = {one["source"].partition("#")[0] for one in every}
    answered = [one["source"] for one in every if "none" not in one["right"]]
    parts = Counter(verdicts.values()), Counter(map(verdicts.__getitem__, answered))
    rows = [
        f"| {words} | {' | '.join(share(part, verdict) for part in parts)} |"
        for verdict, words in RESULTS.items()
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


def share(counts: Counter[str], verdict: str) -> str:
    return f"{counts[verdict]} | {counts[verdict] / counts.total():.0%}"


def main() -> None:
    here = projects.here()
    site, name = sys.argv[1:]
    file = f"{name}.jsonl"
    command = ["node", "tests/js/unseen.js", site, str(FOLDER / file), "all"]
    done = subprocess.run(command, cwd=here.root, capture_output=True, check=True)
    found = json.loads(done.stdout)[file]
    verdicts = {one["source"]: one["verdict"] for one in found["missed"]}
    assert len(verdicts) == found["total"], f"{file}: a thread is there twice"
    text = table(here, file, verdicts, today())
    write(here.docs / "about" / f"{name}.txt", text)


if __name__ == "__main__":
    main()
