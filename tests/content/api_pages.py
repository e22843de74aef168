"""The API pages of tensorflow.org, in Markdown: names from the lists on the pages of
modules, signatures from the page of each name. A page doesn't repeat what a class
inherits, and the pages from 2.2 on don't tell properties from other attributes."""

from __future__ import annotations

import ast
import re
from typing import Any

Body = dict[str, Any]
# [`class Adam`](../../tf/keras/optimizers/Adam.md): what it does
LISTED = re.compile(
    r"^\[`(?P<text>[^`]+)`\]\((?:\.\./)+tf/(?P<page>[\w/]+)(?:\.md)?\)", re.MULTILINE
)
VALUE = re.compile(
    r"^\* (?:<b>)?`(?P<name>\w+)(?: = .*)?`(?:</b>)?.*<a id=", re.MULTILINE
)
SECTION = re.compile(r'^<h[23] id="(?P<name>\w+)"><code>', re.MULTILINE)
SIGNATURE = re.compile(
    r"(?:tfo-signature-link\">\n(?:<code>@\w[^<]*</code>\n)*<code>|^``` python\n(?:@\w.*\n)*)"
    r"(?P<name>[\w.]+)(?P<rows>\((?:.|\n)*?\n?\))(?=\n?</code>|\n```)",
    re.MULTILINE,
)


def read(files: dict[str, str]) -> dict[str, Body]:
    """What the pages state, by the name without `tf.keras.`; `files` by the path below
    `tf/`, without suffix."""
    found: dict[str, Body] = {}
    for path, text in files.items():
        if not re.search(r"^# Module: ", text, re.MULTILINE):
            continue
        module = path.replace("/", ".")
        for one in LISTED.finditer(text):
            kind, name = kind_of(one["text"])
            page = files.get(one["page"])
            body = {"kind": kind}
            if kind != "module" and page is not None:
                body |= of_page(kind, page)
            found[f"{module}.{name}"] = body
        for one in VALUE.finditer(text.partition("## Other Members")[2]):
            found[f"{module}.{one['name']}"] = {"kind": "value"}
    names = {name.removeprefix("keras."): body for name, body in found.items()}
    return {n: b for n, b in names.items() if not n.startswith("_") and "._" not in n}


def kind_of(text: str) -> tuple[str, str]:
    """What a list calls a name: `class Adam`, `get(...)`, or `losses` (a module)."""
    if text.startswith("class "):
        return "class", text[6:]
    if text.endswith("(...)"):
        return "function", text[:-5]
    return "module", text


def of_page(kind: str, text: str) -> Body:
    begins = [*SECTION.finditer(text)]
    first = text[: begins[0].start()] if begins else text
    rows = signature(first)
    if kind == "function":
        return {"parameters": rows}
    methods: dict[str, Any] = {}
    ends = [*(one.start() for one in begins), len(text)][1:]
    members = set(re.findall(r'itemprop="property" content="(\w+)"', text))
    for one, end in zip(begins, ends, strict=True):
        section = text[one.start() : end]
        if SIGNATURE.search(section) is None:
            members.add(one["name"])
        else:
            methods[one["name"]] = signature(section)
    methods = {name: unbound(rows) for name, rows in methods.items()}
    made = methods.pop("__init__", None)
    new = methods.pop("__new__", None)
    members -= {"__init__", "__new__", *methods}
    return {
        "parameters": rows if rows is not None else made or new,
        "methods": methods,
        "properties": sorted(members),
    }


def signature(text: str) -> list[list[str]] | None:
    """The parameters of the first signature in a text, or None."""
    found = SIGNATURE.search(text)
    return None if found is None else parameters(found["rows"])


def unbound(rows: list[list[str]] | None) -> list[list[str]] | None:
    """Without `cls`, which the pages of 2.0 show."""
    return rows[1:] if rows and rows[0] == ["cls"] else rows


def parameters(text: str) -> list[list[str]]:
    """A row for each parameter, as in `collectors/inside/names.py`; a default as the page shows it."""
    text = re.sub(r"=\((True|False)\)", r"=\1", text)
    # A default that isn't an expression, such as `<object object at …>`.
    text = re.sub(r"(?<==)<.*?>(?=[,)\n])", lambda one: repr(one[0]), text)
    made = ast.parse(f"def name{text}: pass").body[0]
    assert isinstance(made, ast.FunctionDef)
    return of_arguments(made.args)


def of_arguments(args: ast.arguments) -> list[list[str]]:
    """A row for each parameter of a definition."""
    plain = [*args.posonlyargs, *args.args]
    lacking: list[ast.expr | None] = [None] * (len(plain) - len(args.defaults))
    rows = []
    for one, default in zip(plain, [*lacking, *args.defaults], strict=True):
        kind = "positional" if one in args.posonlyargs else ""
        rows.append(row(one.arg, kind, default))
    if args.vararg:
        rows.append([args.vararg.arg, "*"])
    for one, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        rows.append(row(one.arg, "keyword", default))
    if args.kwarg:
        rows.append([args.kwarg.arg, "**"])
    return rows


def row(name: str, kind: str, default: ast.expr | None) -> list[str]:
    if default is not None:
        return [name, kind, ast.unparse(default)]
    return [name, kind] if kind else [name]
