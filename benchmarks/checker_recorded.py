"""What the checker states of the site's own programs, and what each did on each release.

`python -m benchmarks.checker_recorded [--detail]`. Nothing runs: the records have it. These
programs aren't code that nobody here wrote; many of them show an error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from harness.examples import load_all
from harness.project import here
from harness.render.releases import releases

SOURCE = Path(__file__).resolve().parents[1] / "checker" / "src"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--detail", default="", choices=["", "false", "missed"])
    parser.add_argument(
        "--dependent", action="store_true", help="only programs that work on a release"
    )
    asked = parser.parse_args()
    sys.path.insert(0, str(SOURCE))
    from which_keras.check import Checker

    project, checker = here(), Checker()
    columns = checker.table.columns
    counts: Counter[tuple[str, str]] = Counter()
    causes: Counter[str] = Counter()
    for name, example in sorted(load_all(project).items()):
        if not example.path.name.endswith(".py"):
            continue
        text = example.path.read_text("utf-8")
        if "keras" not in text:
            continue
        report = checker.text(text, example.path.name)
        outcomes = [release.outcome(name) for release in releases(project)]
        if asked.dependent and not any(one and one.works for one in outcomes):
            continue
        for release in releases(project):
            outcome = release.outcome(name)
            if outcome is None or release.name not in columns:
                continue
            column = columns.index(release.name)
            found = [f for f in report.findings if f.columns >> column & 1]
            breaks = [f for f in found if f.level == "breaks"]
            said = "breaks" if breaks else (found[0].level if found else "runs")
            did = "works" if outcome.works else "fails"
            counts[said, did] += 1
            if asked.detail == "false" and breaks and outcome.works:
                causes[
                    f"{name}: {breaks[0].line} {breaks[0].code} {breaks[0].name}"
                ] += 1
            if asked.detail == "missed" and not breaks and not outcome.works:
                causes[f"{name}: {outcome.summary[:150]}"] += 1
    for cause, count in causes.most_common():
        print(count, cause)
    for (said, did), count in sorted(counts.items()):
        print(f"{said:20} {did:6} {count}")


if __name__ == "__main__":
    main()
