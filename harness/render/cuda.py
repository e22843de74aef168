"""Which CUDA and cuDNN each release expects: what its documentation states, from
`cuda.toml`, and what its own metadata makes an installer choose, from a record."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from harness import collectors
from harness.project import Project, ProjectError
from harness.render.markdown import GENERATED
from harness.render.releases import outcome_in

PLACE = Path(__file__).with_name("cuda.toml")
EXAMPLE = "errors/not-run/cuda_packages"  # prints the packages of the extra
PINNED = re.compile(
    r"^nvidia-(?P<name>cuda-runtime|cudnn)\S*?(?P<range>[<>=~].*)$", re.M
)
HEAD = ("TensorFlow", "CUDA", "cuDNN", "Native Windows", "`[and-cuda]` installs")
NONE = "–"


def render(project: Project) -> dict[Path, str]:
    return {project.generated / "install" / "cuda-table.md": table(project)}


def stated() -> dict[str, Any]:
    """What the documentation states; raises `ProjectError` where a part is missing."""
    found = tomllib.loads(PLACE.read_text("utf-8"))
    for part in ("day", "sources", "linux", "windows"):
        if not found.get(part):
            raise ProjectError(PLACE, 1, f"add `{part}`, as the other parts")
    return found


def extras(project: Project) -> dict[str, str]:
    """By release, what its extra installs: `CUDA 12.5.82, cuDNN 9.3.0.75`."""
    found = {}
    for name, record in collectors.all_records(project).items():
        outcome = outcome_in(record, EXAMPLE)
        if outcome and record.env.is_release:
            pins = {
                one["name"]: one["range"] for one in PINNED.finditer(outcome.stdout)
            }
            if pins:
                found[name] = ", ".join(
                    f"{word} {limits(pins[key])}"
                    for key, word in (("cuda-runtime", "CUDA"), ("cudnn", "cuDNN"))
                    if key in pins
                )
    return found


def limits(range_: str) -> str:
    """`12.5.82` for a pin, `≥12.5.82 <13` for a range, lowest first."""
    parts = sorted(SpecifierSet(range_), key=lambda one: Version(one.version))
    signs = {"==": "", ">=": "≥"}
    return " ".join(f"{signs.get(p.operator, p.operator)}{p.version}" for p in parts)


def table(project: Project) -> str:
    """One row for each release, the newest first."""
    data, made = stated(), extras(project)
    linux, windows = data["linux"], data["windows"]
    rows = [f"| {' | '.join(HEAD)} |", f"|{' --- |' * len(HEAD)}"]
    for release in sorted({*linux, *windows, *made}, key=Version, reverse=True):
        cuda, cudnn = linux.get(release) or (NONE, NONE)
        own = windows.get(release)
        if own == [cuda, cudnn]:
            native = "the same"
        else:
            native = f"CUDA {own[0]}, cuDNN {own[1]}" if own else NONE
        cells = (release, cuda, cudnn, native, made.get(release, NONE))
        rows.append(f"| {' | '.join(cells)} |")
    sources = data["sources"]
    said = (
        f"Sources: tested build configurations for [Linux]({sources['linux']}) and"
        f" [Windows]({sources['windows']}), as of {data['day']}; *not tested here*. The"
        " last column is from each package's metadata."
    )
    return "\n".join([GENERATED, "", *rows, "", said, ""])
