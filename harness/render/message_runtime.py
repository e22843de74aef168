"""The messages of TensorFlow's runtime, which isn't Python: as our own runs met them.

The runtime's source isn't installed, so these are the status texts of recorded failures
and their types, with numbers, shapes, names and paths as holes. They say where a message
was met, not everywhere that it could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness import collectors
from harness.collectors.examples import ExampleLine
from harness.outcomes import Failure
from harness.project import Project

# Types that the runtime's status codes have in Python.
STATUS = re.compile(
    r"(?:^|\.)(?:InvalidArgument|(?:File)?NotFound|FailedPrecondition|AlreadyExists|Unimplemented|Internal|"
    r"Unavailable|OutOfRange|ResourceExhausted|DataLoss|Aborted|Cancelled|Unknown)Error$"
)
# The nodes of somebody's graph; the same rule as in docs/assets/traceback.js:
# `tests/cases/unplaced.jsonl` drives both.
PLACE = re.compile(
    r"\{\{function_node [^{}]*\}\}\s*|\s*\[\[\{?\{?node [^\]]*\]\]|\s*\[Op:\w+\](?: name:(?: \S+)?)?"
)
CHANGES = re.compile(
    r"\{\{.*?\}\}|\[\[.*?\]\]|(?<=\[)(?:Op:)?[^\[\]{}]*(?=\])|\"[^\"]*\"|'[^']*'"
    r"|(?:[\w.~-]*/)+[\w.~-]*|-?\d+(?:\.\d+)*"
)
# The last line of a traceback, where compiled code raises.
COMPILED = re.compile(r"EagerTensor\(|pywrap|TFE_Py|_interpreter\.")
FEWEST = 12  # letters of a text that says something


def templates(project: Project) -> Iterator[tuple[str, str, str, str]]:
    """Label of a release, what it does, type, template; each once for a release."""
    seen: set[tuple[str, str, str, str]] = set()
    for record in collectors.all_records(project).values():
        for entry in record.entries("examples").values():
            line = entry.line
            assert isinstance(line, ExampleLine)
            error = line.outcome.error
            if error and (STATUS.search(error.type) or compiled(error)):
                text = error.summary.partition(": ")[2]
                found = holed(text)
                kind = error.type.rpartition(".")[2]
                row = record.env.release, "raises", kind, found
                if sum(map(str.isalpha, found)) >= FEWEST and row not in seen:
                    seen.add(row)
                    yield row


def compiled(error: Failure) -> bool:
    """Whether the last line of code in a traceback calls what is compiled; what
    can't be imported is something else."""
    rows = error.traceback.rstrip().removesuffix(error.message.rstrip()).splitlines()
    code = [one for one in rows if one.startswith("    ") and one.strip(" ~^")]
    imported = error.type in ("ImportError", "ModuleNotFoundError")
    return bool(not imported and code and COMPILED.search(code[-1]))


def unplaced(text: str) -> str:
    """A message without the nodes of a graph that the runtime names."""
    return PLACE.sub("", text).strip()


def holed(text: str) -> str:
    """A text with a hole for all that belongs to one program: `shape [2,3]` is
    `shape [{}]`."""
    text = unplaced(text)
    text = "\0".join(CHANGES.split(text.replace("…", "\0")))
    text = text.replace("{", "{{").replace("}", "}}")
    return re.sub("\0+", "{}", text).strip()
