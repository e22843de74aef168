"""Runs a program of the package `inside/` in an environment's own interpreter."""

from __future__ import annotations

import ast
import json
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.model import Job, Run
from harness.project import ProjectError
from harness.worker_client import Request

if TYPE_CHECKING:
    from harness.pool import Slot

INSIDE = Path(__file__).with_name("inside")
# A package with a separate name, whatever else is installed; it leaves no bytecode behind.
START = """
import importlib.util, json, sys

sys.dont_write_bytecode = True
place = [{folder!r}]
found = importlib.util.spec_from_file_location(
    "inside", place[0] + "/__init__.py", submodule_search_locations=place
)
sys.modules["inside"] = importlib.util.module_from_spec(found)
from inside.{module} import main

main(json.loads({request!r}))
"""
MARK = "@@ "  # as modules print it that tell step by step
CPU_SECONDS, WALL_SECONDS, MEGABYTES = 1200, 3600, 6000


def source_of(module: str) -> str:
    """The code of a module that runs in an environment, without comments and docstrings:
    a better word in one makes no record stale."""
    path = INSIDE / f"{module}.py"
    return _source(path, path.stat().st_mtime_ns)


@cache  # each job of each environment asks
def _source(path: Path, _: int) -> str:
    return without_words(path.read_text("utf-8"))


def without_words(source: str) -> str:
    """Code as it's parsed, without comments and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        documented = isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        if documented and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def program(module: str, request: object) -> str:
    """The code that calls `main` of a module with a request."""
    return START.format(folder=str(INSIDE), module=module, request=json.dumps(request))


def told(result: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What a module printed after `MARK`, in order; the last line of a crash may be half."""
    for line in result["stdout"].splitlines():
        _, mark, text = line.partition(MARK)
        if mark:
            try:
                yield json.loads(text)
            except ValueError:
                return


def run(job: Job, slot: Slot, module: str, request: object, before: str = "") -> Run:
    """Calls `main` of a module with a request, after the code `before`; the result is
    the `found.json` that it writes. Raises `ProjectError` where it ends otherwise, and
    what a worker raises."""
    client = slot.worker()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        asked = Request(
            id=job.key,
            filename="inside.py",
            code=before + program(module, request),
            fresh_interpreter=True,
            cpu_seconds=CPU_SECONDS,
            wall_seconds=WALL_SECONDS,
            megabytes=MEGABYTES,
            keep=str(kept),
        )
        result = client.run(asked, slot.cpu)
        if result["error"] or result["aborted"]:
            said = result["aborted"] or result["error"]["traceback"]
            hint = f"{job.key} on {job.env.name}: {said}"
            raise ProjectError(INSIDE / f"{module}.py", 1, hint)
        found = json.loads((kept / "found.json").read_text("utf-8"))
    times = result["seconds"], result["cpu"]
    return Run(found, *times, client.greeting["python"])
