"""Programs that *Check my code* reads before the reader's own, so that a browser has compiled
the checker: `docs/api/warm.json`, a list of `programs`, without their comments.

They are the longest of this site: what a script of some hundred lines has, they have, too.
"""

from __future__ import annotations

import json
from pathlib import Path

from harness import examples
from harness.project import Project

FILE = Path("api", "warm.json")
ENOUGH = 45_000  # characters


def render(project: Project) -> dict[Path, str]:
    """The file; none in a project without the command."""
    if not (project.root / "checker").is_dir():
        return {}
    found = (bare(one.source) for one in examples.load_all(project).values())
    chosen: list[str] = []
    for text in sorted(found, key=lambda text: (-len(text), text)):
        if sum(map(len, chosen)) + len(text) > ENOUGH:
            break
        chosen.append(text)
    data = {"programs": chosen}
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    return {project.docs / FILE: text}


def bare(source: str) -> str:
    """A program without the lines that are only comments or empty."""
    lines = source.splitlines()
    kept = [one for one in lines if one.strip() and not one.lstrip().startswith("#")]
    return "".join(f"{line}\n" for line in kept)
