"""How *Check my code* was tested on public code: the tables of `docs/about/proof.md`, from
`checker/evidence/accuracy.json` and `public-scripts.json` there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from harness.project import Project
from harness.render import checker_data
from harness.render.markdown import GENERATED

SAID = {
    "breaks": "breaks",
    "changes the result": "changes the result",
    "warns": "warns",
    "perhaps": "perhaps",
    "runs": "no finding",
}
PARTS = {"tuned": "the other two thirds", "frozen": "the frozen third"}


def render(project: Project) -> dict[Path, str]:
    """Both tables; none in a project without the command."""
    if not (project.root / checker_data.EVIDENCE).is_dir():
        return {}
    runs = checker_data.evidence(project, "accuracy.json")["runs"]
    scripts = checker_data.evidence(project, "public-scripts.json")["scripts"]
    folder = project.generated / "about"
    return {
        folder / "checker-runs.md": f"{GENERATED}\n\n{confusion(runs)}",
        folder / "checker-scripts.md": f"{GENERATED}\n\n{by_hand(scripts)}",
    }


def confusion(runs: dict[str, Any]) -> str:
    """What was said of a cell on a release, by what the cell did there."""
    lines = ["| said | ran | failed | ran, frozen | failed, frozen |"]
    lines.append("| --- | --: | --: | --: | --: |")
    for key, said in SAID.items():
        row = [
            runs[part].get(f"{key} / {did}", 0)
            for part in PARTS
            for did in ("ok", "raises")
        ]
        if any(row):
            lines.append(f"| {said} | " + " | ".join(map(str, row)) + " |")
    cells = sum(runs[part]["cells"] for part in PARTS)
    programs = sum(runs[part]["programs"] for part in PARTS)
    about = (
        f"{cells} cells of {programs} programs, each on {len(runs['releases'])} releases "
        f"({', '.join(runs['releases'])}). "
    )
    rates = [
        f"In {name}, {runs[part]['precision']} cells that were said to break failed, and "
        f"{runs[part]['recall']} failures were said."
        for part, name in PARTS.items()
    ]
    return f"{about}{' '.join(rates)}\n\n{chr(10).join(lines)}\n\n{missed(runs)}\n"


def missed(runs: dict[str, Any]) -> str:
    """The failures that nothing was said of, by cause."""
    causes = runs["missed"]
    return "\n".join(
        ["| failed, and nothing was said | failures |", "| --- | --: |"]
        + [f"| {cause} | {count} |" for cause, count in causes.items()]
    )


def by_hand(scripts: list[dict[str, Any]]) -> str:
    """A row for each run of a script."""
    lines = ["| program | release | said | did | |", "| --- | --- | --- | --- | --- |"]
    for one in scripts:
        url = (
            f"https://github.com/{one['repository']}/blob/{one['commit']}/{one['path']}"
        )
        name = one["path"].rpartition("/")[2]
        shown = f"[{name}]({url}) of {one['repository'].partition('/')[2]}"
        for run in one["runs"]:
            agree = "as said" if run["agree"] else "**not said**"
            cells = (shown, run["release"], run["said"], run["did"], agree)
            lines.append("| " + " | ".join(cells) + " |")
            shown = ""
    return "\n".join(lines) + "\n"
