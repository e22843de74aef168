"""A message, and what a file says: the parts that reading a file is made of."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass, field

from harness.collectors.message_names import (
    CAUGHT,
    HOLE,
    FunctionNode,
    Place,
    is_parameter,
    last_name,
    letters,
)
from harness.collectors.message_texts import texts

RAISES, WARNS, LOGS = "raises", "warns", "logs"
ERROR = re.compile(r"(?:Error|Exception|Warning|Interrupt|Exit|StopIteration)$")
COLOR = re.compile(r"\x1b\[[0-9;]*m")
LONGEST_CONDITION = 120


@dataclass(frozen=True)
class Message:
    """One text of one function. `text` still has the characters of `message_texts`."""

    does: str
    type: str
    text: str
    condition: str = ""


@dataclass
class Helper:
    """A function that raises what it is given: its parameters, and how."""

    parameters: tuple[str, ...]
    messages: list[Message] = field(default_factory=list)


@dataclass
class Module:
    """What a file says: messages by function, its helpers and its public names."""

    messages: dict[str, list[Message]] = field(default_factory=dict)
    helpers: dict[str, Helper] = field(default_factory=dict)
    exports: dict[str, list[str]] = field(default_factory=dict)
    functions: dict[str, FunctionNode] = field(default_factory=dict)

    def add(self, function: str, found: Message) -> None:
        known = self.messages.setdefault(function, [])
        if found not in known:
            known.append(found)


def arguments(node: ast.Call) -> list[ast.expr]:
    """What may be the text of an exception, the likeliest first."""
    said = [
        k.value for k in node.keywords if k.arg in ("message", "msg", "error_message")
    ]
    return [*said, *(a for a in node.args if not isinstance(a, ast.Starred))]


def first_text(nodes: list[ast.expr], place: Place) -> list[str]:
    """The texts of the first expression that is one."""
    read = [texts(node, place) for node in nodes]
    for found in read:
        if any(letters(t) and " " in t for t in found) or any(
            map(is_parameter, "".join(found))
        ):
            return found
    return next((found for found in read if any(map(letters, found))), [])


def several(node: ast.Call, place: Place) -> list[str]:
    """The text of an exception of Python that has several arguments, shown as a tuple: a
    hole for what is between them. Empty for others."""
    if (
        not hasattr(builtins, last_name(node.func))
        or len(node.args) < 2
        or node.keywords
    ):
        return []
    found = texts(ast.Tuple(list(node.args)), place)
    return found if any(map(letters, found)) else []


def known(text: str) -> int:
    return letters("".join(c for c in text if not is_parameter(c)))


def shortened(text: str) -> str:
    if len(text) <= LONGEST_CONDITION:
        return text
    return text[: LONGEST_CONDITION - 1].rstrip() + "…"


def template(text: str) -> str:
    """A text as it is recorded: `{}` is a hole."""
    text = COLOR.sub("", text).replace("{", "{{").replace("}", "}}")
    text = "".join(HOLE if c == CAUGHT or is_parameter(c) else c for c in text)
    text = re.sub("\0(?:\n*\0)*", "{}", text)
    return "\n".join(
        " ".join(line.split()) for line in text.strip().splitlines()
    ).strip()
