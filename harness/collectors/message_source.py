"""The messages of one source file: what each of its functions raises, warns, and logs.

A message is found where its text is made: at a call of an exception's class (wherever that
is raised), of `warnings.warn`, of a logger, of an `assert`, of a function that raises what it
is given, and at a deprecation decorator. Its text is a template: `{}` is a hole, and a brace
of the text itself is doubled.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from harness.collectors.message_deprecated import deprecated
from harness.collectors.message_texts import (
    CAUGHT,
    HOLE,
    FunctionNode,
    Names,
    Place,
    filled_percent,
    is_parameter,
    last_name,
    letters,
    texts,
    within,
)

RAISES, WARNS, LOGS = "raises", "warns", "logs"
ERROR = re.compile(r"(?:Error|Exception|Warning|Interrupt|Exit|StopIteration)$")
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
LEAVES = {
    ast.Name,
    ast.Constant,
    ast.Load,
    ast.Store,
    ast.alias,
    ast.arg,
    ast.Import,
    ast.ImportFrom,
    ast.Pass,
}
COLOR = re.compile(r"\x1b\[[0-9;]*m")
FEWEST = 3  # letters of a message, else it says nothing
GIVEN = 12  # letters of a message beside what a function is given, else it raises that
LONGEST_CONDITION = 120
EXPORT = "tf_export"  # states public names; those of Keras are seen by `api.py`


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


class Reader:
    """Walks a file once; `given` are the helpers that other files define."""

    def __init__(self, source: str, name: str, given: dict[str, Helper]) -> None:
        """Raises `SyntaxError`."""
        self.bytes = [line.encode() for line in source.split("\n")]
        self.tree = ast.parse(source)
        self.name, self.given = name, given
        self.found = Module()
        self.seen: set[ast.AST] = set()
        module, classes = Names(), dict[str, Names]()
        for node in flat(self.tree.body):
            module.note(node)
            if isinstance(node, ast.ClassDef):
                classes[node.name] = own = Names()
                for one in flat(node.body):
                    own.note(one)
        self.found.functions = module.functions
        self.top = Place(module, classes)

    def read(self) -> Module:
        self.walk(self.tree.body, self.top, (), "")
        return self.found

    def code(self, node: ast.AST) -> str:
        """The source of an expression in one line, shortened."""
        if not isinstance(node, ast.expr):
            return ""
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        rows = self.bytes[first : last + 1]
        rows[-1] = rows[-1][: node.end_col_offset]
        rows[0] = rows[0][node.col_offset :]
        text = " ".join(b" ".join(rows).decode("utf-8", "replace").split())
        return shortened(text)

    def walk(
        self,
        body: Iterable[ast.AST],
        place: Place,
        path: tuple[str, ...],
        condition: str,
    ) -> None:
        for node in body:
            if type(node) not in LEAVES:
                self.node(node, place, path, condition)

    def node(
        self, node: ast.AST, place: Place, path: tuple[str, ...], condition: str
    ) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.decorated(node, place, path)
                self.walk(node.decorator_list, place, path, "")
                inside = self.inside(node, place)
                self.walk(node.body, inside, (*path, node.name), "")
            case ast.ClassDef():
                self.decorated(node, place, path)
                inside = Place(place.module, place.classes, node.name)
                self.walk(node.body, inside, (*path, node.name), "")
            case ast.If():
                test = self.code(node.test)
                self.walk([node.test], place, path, condition)
                self.walk(node.body, place, path, test)
                self.walk(node.orelse, place, path, shortened(f"not ({test})"))
            case ast.Try():
                self.walk(
                    [*node.body, *node.orelse, *node.finalbody], place, path, condition
                )
                for handler in node.handlers:
                    caught = self.handler(handler, place)
                    said = (
                        f"except {self.code(handler.type)}"
                        if handler.type
                        else "except"
                    )
                    self.walk(handler.body, caught, path, said)
            case ast.Assert():
                if node.msg:
                    test = shortened(f"not ({self.code(node.test)})")
                    self.add(
                        path, RAISES, "AssertionError", texts(node.msg, place), test
                    )
                self.walk(ast.iter_child_nodes(node), place, path, condition)
            case ast.Call():
                if node not in self.seen:
                    self.call(node, place, path, condition)
                self.walk(ast.iter_child_nodes(node), place, path, condition)
            case _:
                self.walk(ast.iter_child_nodes(node), place, path, condition)

    def inside(self, node: FunctionNode, place: Place) -> Place:
        """A function's own place; it sees the names of the function around it."""
        made = within(place, node, place.owner)
        for name, values in place.local.values.items():
            if name not in made.parameters:
                made.local.values.setdefault(name, values)
        for name, more in place.local.added.items():
            made.local.added.setdefault(name, more)
        made.caught = place.caught
        return made

    def handler(self, node: ast.ExceptHandler, place: Place) -> Place:
        """The place inside `except … as e`: what is made of `e` is caught, too."""
        caught = set(place.caught) | ({node.name} if node.name else set())
        for one in ast.walk(ast.Module(node.body, [])):
            if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
                value = one.value
                direct = isinstance(
                    value, ast.Call | ast.Attribute | ast.Subscript | ast.Name
                )
                names = {n.id for n in ast.walk(value) if isinstance(n, ast.Name)}
                if direct and names & caught:
                    caught.add(one.targets[0].id)
        made = Place(**vars(place))
        made.caught = frozenset(caught)
        return made

    def add(
        self,
        path: tuple[str, ...],
        does: str,
        kind: str,
        said: Iterable[str],
        condition: str,
    ) -> None:
        """Adds messages that say something, and notes a function that raises what it is
        given."""
        for text in said:
            if letters(text) - sum(map(is_parameter, text)) >= FEWEST:
                self.found.add(".".join(path), Message(does, kind, text, condition))
            if path and any(map(is_parameter, text)) and known(text) < GIVEN:
                parameters = self.parameters_of(path)
                helper = self.found.helpers.setdefault(path[-1], Helper(parameters))
                helper.messages.append(Message(does, kind, text))

    def parameters_of(self, path: tuple[str, ...]) -> tuple[str, ...]:
        owner = self.top.classes.get(path[-2]) if len(path) > 1 else None
        functions = owner.functions if owner else self.top.module.functions
        function = functions.get(path[-1])
        if function is None:
            return ()
        given = function.args
        return tuple(
            a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)
        )

    def call(
        self, node: ast.Call, place: Place, path: tuple[str, ...], condition: str
    ) -> None:
        name = last_name(node.func)
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        at = last_name(owner) if owner else ""
        if isinstance(owner, ast.Call):
            at = last_name(owner.func)
        again = isinstance(node.func, ast.Call) and last_name(node.func.func) == "type"
        if name == "warn" and at in ("warnings", ""):
            self.warning(node, place, path, condition)
        elif name in LEVELS and LOGGER.search(at):
            self.log(node, name, place, path, condition)
        elif name == "print_msg" or (
            name == "print" and any(k.arg == "file" for k in node.keywords)
        ):
            self.add(path, LOGS, "", first_text(node.args, place), condition)
        elif ERROR.search(name) and name[0].isupper():
            said = several(node, place) or first_text(arguments(node), place)
            self.add(path, RAISES, name, said, condition)
        elif again or name == "__class__" or TYPE.search(name):
            self.add(path, RAISES, "", first_text(arguments(node), place), condition)
        elif name == "__init__" and path and ERROR.search(path[0]):
            self.add(
                path, RAISES, path[0], first_text(arguments(node), place), condition
            )
        elif ASSERT.match(name):
            said = [k.value for k in node.keywords if k.arg in ("message", "data")]
            said += node.args[1:2] if name == "Assert" else []
            items = [
                i for s in said for i in (s.elts if isinstance(s, ast.List) else [s])
            ]
            self.add(
                path,
                RAISES,
                "InvalidArgumentError",
                first_text(items, place),
                condition,
            )
        else:
            self.helped(node, name, place, path, condition)

    def warning(
        self, node: ast.Call, place: Place, path: tuple[str, ...], condition: str
    ) -> None:
        category = [k.value for k in node.keywords if k.arg == "category"]
        kind = last_name((node.args[1:2] or category or [node])[0])
        kind = kind if kind.endswith("Warning") else "UserWarning"
        said = arguments(node)[:1]
        if (
            said
            and isinstance(said[0], ast.Call)
            and ERROR.search(last_name(said[0].func))
        ):
            self.seen.add(said[0])
            kind, said = last_name(said[0].func), arguments(said[0])[:1]
        self.add(path, WARNS, kind, first_text(said, place), condition)

    def log(
        self,
        node: ast.Call,
        name: str,
        place: Place,
        path: tuple[str, ...],
        condition: str,
    ) -> None:
        """A logger's call; `log(level, text, …)` has its level first."""
        level, said = LEVELS[name], list(node.args)
        if not level and said:
            level = NAMED_LEVELS.get(last_name(said[0]).upper(), "")
            said = said[1:]
        if said:
            rest = said[1:]
            found = [
                full
                for text in texts(said[0], place)
                for full in (
                    filled_percent(text, rest, {}, place, 3) if rest else [text]
                )
            ]
            self.add(path, LOGS, level, found, condition)

    def helped(
        self,
        node: ast.Call,
        name: str,
        place: Place,
        path: tuple[str, ...],
        condition: str,
    ) -> None:
        """A call of a function that raises what it is given."""
        helper = self.given.get(name)
        if helper is None:
            return
        named = {k.arg: k.value for k in node.keywords}
        method = helper.parameters[:1] in (("self",), ("cls",))
        values = (
            [None, *node.args]
            if method and isinstance(node.func, ast.Attribute)
            else node.args
        )
        by_name = dict(zip(helper.parameters, values, strict=False)) | named
        given = {
            chr(0xE000 + number): texts(by_name.get(p), place, 4)[0]
            for number, p in enumerate(helper.parameters)
        }
        for one in helper.messages:
            text = "".join(
                given.get(c, HOLE) if is_parameter(c) else c for c in one.text
            )
            if known(text) >= GIVEN and " " in text:
                if one.does == LOGS:
                    text = filled_percent(text, [], {}, place, 1)[0]
                self.found.add(
                    ".".join(path), Message(one.does, one.type, text, condition)
                )

    def decorated(
        self, node: FunctionNode | ast.ClassDef, place: Place, path: tuple[str, ...]
    ) -> None:
        """A deprecation is logged by its decorator, and a public name is stated by one."""
        here = (*path, node.name)
        for call in node.decorator_list:
            if not isinstance(call, ast.Call):
                continue
            name = last_name(call.func)
            if name == EXPORT:
                names = [
                    c.value
                    for a in call.args
                    for c in ast.walk(a)
                    if isinstance(c, ast.Constant)
                ]
                public = [f"tf.{n}" for n in names]
                self.found.exports.setdefault(".".join(here), []).extend(public)
            for text in deprecated(call, name, ".".join(here), self.name, place):
                self.add(here, LOGS, "WARNING", [text], "")


def flat(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements, those in `if`, `try` and `with` too."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With):
            inner = [
                *node.body,
                *getattr(node, "orelse", []),
                *getattr(node, "finalbody", []),
            ]
            inner += [s for h in getattr(node, "handlers", []) for s in h.body]
            yield from flat(inner)


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
    parts = [texts(one, place)[0] for one in node.args]
    if not letters(parts[0]) or " " not in parts[0]:
        return []
    return [HOLE + HOLE.join(parts) + HOLE]


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
