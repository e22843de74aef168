"""The messages of one source file: what each of its functions raises, warns, and logs.

A message is found where its text is made: at a call of an exception's class (wherever that
is raised), of `warnings.warn`, of a logger, of an `assert`, of a function that raises what it
is given, and at a deprecation decorator. Its text is a template: `{}` is a hole, and a brace
of the text itself is doubled.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from harness.collectors.message_calls import said_by
from harness.collectors.message_deprecated import deprecated
from harness.collectors.message_model import (
    LOGS,
    RAISES,
    WARNS,
    Helper,
    Message,
    Module,
    known,
    shortened,
)
from harness.collectors.message_names import (
    HOLE,
    PARAMETER,
    FunctionNode,
    Names,
    Place,
    is_parameter,
    last_name,
    letters,
    within,
)
from harness.collectors.message_texts import filled_percent, texts

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
FEWEST = 3  # letters of a message, else it says nothing
GIVEN = 12  # letters of a message besides what a function is given, else it raises that
EXPORT = "tf_export"  # states public names; those of Keras are seen by `api.py`


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
                    if isinstance(one, FunctionNode):
                        own.note_own(one)
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
        found = said_by(node, place, path)
        if found:
            self.add(path, *found, condition)
            self.seen |= set(node.args) if found[0] == WARNS else set()
        else:
            self.helped(node, last_name(node.func), place, path, condition)

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
            chr(PARAMETER + number): texts(by_name.get(p), place, 4)[0]
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
