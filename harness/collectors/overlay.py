"""What the trials of packages share: packages in a folder that comes before everything
that an environment has, and how a run over it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from harness import environments, outcomes
from harness.collectors.in_package import told
from harness.environments import Environment, Pending, run_uv

# Logged by how often and how fast the steps run, not by what they run with.
CHANCE = re.compile(r"triggered tf\.function retracing|took \d+ms|Slow ")
CRASHED = re.compile(r"^A module that was compiled using .*", re.MULTILINE)


def install(
    env: Environment, key: str, wanted: Iterable[str], folder: Path, *words: str
) -> None:
    """Installs packages alone into a folder, by uv with these words; raises `Pending`,
    where the index can't be reached, for example."""
    done = run_uv(
        *("pip", "install", "--quiet", "--no-deps", *words, "--target", folder),
        *("--python", environments.interpreter(env.python), *wanted),
        UV_NO_CONFIG="1",
    )
    if done.returncode:
        raise Pending(f"{key} on {env.name}: {done.stderr.strip()}")


def warned(whole: outcomes.Outcome, logged: Iterable[str], most: int) -> list[str]:
    """The first sentences of what was warned of, sorted: threads print in any order."""
    texts = [*logged, *CRASHED.findall(whole.stderr)]
    raised = [outcomes.summary_line(kind, text) for kind, text in whole.warnings]
    found = {outcomes.sentence(text) for text in [*raised, *texts]}
    return sorted(text for text in found if not CHANCE.search(text))[:most]


def problem(result: Mapping[str, Any], unbegun: str, wanted: str) -> str | None:
    """Why a run says nothing of what was `wanted` in the folder, or None."""
    said = list(told(result))
    if result["error"]:
        return str(result["error"]["traceback"])
    if not any("begins" in one for one in said):
        return f"{unbegun}: {result['aborted'] or result['stderr'][-300:]}"
    leaks = [name for one in said for name in one.get("leaks", ())]
    if leaks:
        return f"not {wanted} but the locked one was imported: {leaks[:3]}"
    return None
