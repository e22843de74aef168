"""What the command knows in addition to the records: each module asks every release for one kind of
fact, and writes a file of `checker/evidence/`. `python -m checker.collect.strings`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from harness import environments
from harness.project import here
from harness.render.api_facts import spaces

EVIDENCE = Path(__file__).resolve().parents[1] / "evidence"


def releases() -> list[str]:
    """All releases that *Can I use* has a column for, the oldest first."""
    return list(spaces(here())["tf.keras"].columns)


def asked(release: str, script: str, given: object) -> Any:
    """What a script prints last in the environment of a release, as JSON; it reads
    `given` as JSON. Raises `SystemExit` with its standard error where it fails."""
    project = here()
    python = environments.make(project, environments.load_all(project)[release])
    done = subprocess.run(
        [str(python), "-c", script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{release}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def marks(there: Iterable[bool]) -> str:
    """A character for each release: `+` there, `-` not."""
    return "".join("+" if one else "-" for one in there)
