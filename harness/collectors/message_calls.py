"""Which calls make a message, and of which type."""

from __future__ import annotations

import ast
import re

from harness.collectors.message_model import (
    ERROR,
    LOGS,
    RAISES,
    WARNS,
    arguments,
    first_text,
    several,
)
from harness.collectors.message_names import Place, last_name
from harness.collectors.message_texts import filled_percent, texts

# A name for a type that is known only when it is raised.
TYPE = re.compile(r"(?:^|_)(?:exc|err|error|exception|preferred)_(?:type|class|cls)$")
LEVELS = {
    "warning": "WARNING", "warn": "WARNING", "error": "ERROR", "exception": "ERROR",
    "critical": "CRITICAL", "fatal": "FATAL", "info": "INFO",
    "log": "", "log_first_n": "", "log_every_n": "", "log_every_n_seconds": "",
}  # fmt: skip
NAMED_LEVELS = {
    "WARN": "WARNING",
    "WARNING": "WARNING",
    "ERROR": "ERROR",
    "INFO": "INFO",
}
LOGGER = re.compile(r"log", re.IGNORECASE)
ASSERT = re.compile(r"^[Aa]ssert(?:$|_)")

Said = tuple[str, str, list[str]]  # what it does, its type, its texts


def said_by(node: ast.Call, place: Place, path: tuple[str, ...]) -> Said | None:
    """What a call raises, warns, or logs, in the function of this path; None for others."""
    name = last_name(node.func)
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    at = last_name(owner.func if isinstance(owner, ast.Call) else owner)
    again = isinstance(node.func, ast.Call) and last_name(node.func.func) == "type"
    to_file = any(k.arg == "file" for k in node.keywords)
    if name == "warn" and at in ("warnings", ""):
        return warned(node, place)
    if name in LEVELS and LOGGER.search(at):
        return logged(node, name, place)
    if name == "print_msg" or (name == "print" and to_file):
        return LOGS, "", first_text(node.args, place)
    if ERROR.search(name) and name[0].isupper():
        said = several(node, place) or first_text(arguments(node), place)
        return RAISES, name, said
    if again or name == "__class__" or TYPE.search(name):
        return RAISES, "", first_text(arguments(node), place)
    if name == "__init__" and path and ERROR.search(path[0]):
        return RAISES, path[0], first_text(arguments(node), place)
    if ASSERT.match(name):
        given = [k.value for k in node.keywords if k.arg in ("message", "data")]
        given += node.args[1:2] if name == "Assert" else []
        items = [i for s in given for i in (s.elts if isinstance(s, ast.List) else [s])]
        return RAISES, "InvalidArgumentError", first_text(items, place)
    return None


def warned(node: ast.Call, place: Place) -> Said:
    """`warnings.warn(text, category)`, or of an exception that is made there."""
    category = [k.value for k in node.keywords if k.arg == "category"]
    kind = last_name((node.args[1:2] or category or [node])[0])
    kind = kind if kind.endswith("Warning") else "UserWarning"
    said = arguments(node)[:1]
    if said and isinstance(said[0], ast.Call) and ERROR.search(last_name(said[0].func)):
        kind, said = last_name(said[0].func), arguments(said[0])[:1]
    return WARNS, kind, first_text(said, place)


def logged(node: ast.Call, name: str, place: Place) -> Said:
    """A logger's call; `log(level, text, …)` has its level first."""
    level, said = LEVELS[name], list(node.args)
    if not level and said:
        level = NAMED_LEVELS.get(last_name(said.pop(0)).upper(), "")
    if not said:
        return LOGS, level, []
    rest = said[1:]
    found = [
        full
        for text in texts(said[0], place)
        for full in (filled_percent(text, rest, {}, place, 3) if rest else [text])
    ]
    return LOGS, level, found
