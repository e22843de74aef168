"""Keras's golden API files: what its developers approved as public, in protobuf text.

Each file has one module or class. `inspect.getargspec` made it, so keyword-only parameters
are missing, and a default is the `str` of its value.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

Body = dict[str, Any]
MEMBER = re.compile(
    r'\n  (member|member_method) \{\n    name: "(?P<name>[^"]+)"'
    r'(?:\n    mtype: "(?P<type>(?:[^"\\]|\\.)*)")?'
    r'(?:\n    argspec: "(?P<argspec>(?:[^"\\]|\\.)*)")?'
)
ARGSPEC = re.compile(
    r"args=(?P<args>\[.*?\]), varargs=(?P<varargs>\w+), keywords=(?P<keywords>\w+), "
    r"defaults=(?P<defaults>None|\[.*\](?=, $))",
    re.DOTALL,
)


def read(files: dict[str, str]) -> dict[str, Body]:
    """What the files state, by the name without `tf.keras.`: modules, and what is in
    them."""
    found: dict[str, Body] = {}
    for text in files.values():
        path = match(r'path: "tensorflow\.keras\.?([^"]*)"', text)
        if path.startswith("_") or "._" in path:
            continue  # `tf.keras.__internal__`
        if "\ntf_class {" in text:
            found[path] = of_class(text)
            continue
        found[path] = {"kind": "module"}
        for name, body in members(text):
            if not name.startswith("_"):
                found.setdefault(f"{path}.{name}".lstrip("."), body)
    found.pop("")  # `tf.keras` itself
    return found


def match(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError(f"no {pattern} in {text[:80]!r}")
    return found[1]


def of_class(text: str) -> Body:
    paths = re.findall(r"is_instance: \"<(?:class|type) \\'([^\\]+)\\'>\"", text)
    body: Body = {"kind": "class", "path": paths[0]}
    body["bases"] = [path for path in paths[1:] if path != "object"]
    inner = dict(members(text))
    methods = {n: b for n, b in inner.items() if b["kind"] == "function"}
    made = methods.pop("__init__", {"parameters": None})["parameters"]
    body["parameters"] = made and made[1:]
    body["methods"] = {n: bound(b["parameters"]) for n, b in methods.items()}
    values = (n for n, b in inner.items() if b["kind"] == "value")
    body["properties"] = sorted(values)
    return body


def bound(rows: list[list[str]] | None) -> list[list[str]] | None:
    """Without `self` or `cls`, which the golden files show."""
    return rows[1:] if rows and rows[0] in (["self"], ["cls"]) else rows


def members(text: str) -> Iterator[tuple[str, Body]]:
    for one in MEMBER.finditer(text):
        if one[1] == "member_method":
            spec = one["argspec"]
            rows = None if spec is None else parameters(unescaped(spec))
            yield one["name"], {"kind": "function", "parameters": rows}
            continue
        kind = match(r"<(?:class|type) '([^']+)'>", unescaped(one["type"]))
        kind = {"type": "class", "module": "module"}.get(kind, "value")
        yield one["name"], {"kind": kind}


def unescaped(text: str) -> str:
    """A string of protobuf's text format; its escapes are those of Python."""
    return str(ast.literal_eval(f'"{text}"'))


def parameters(spec: str) -> list[list[str]] | None:
    """A row for each parameter, as in `collectors/inside/names.py`."""
    found = ARGSPEC.match(spec)
    if found is None:
        raise ValueError(f"no argspec: {spec!r}")
    names = ast.literal_eval(found["args"])
    text = found["defaults"]
    defaults = [] if text == "None" else split_defaults(text)
    required = len(names) - len(defaults)
    rows = [[name] for name in names[:required]]
    pairs = zip(names[required:], defaults, strict=True)
    rows += [[name, "", default] for name, default in pairs]
    for word, kind in ((found["varargs"], "*"), (found["keywords"], "**")):
        if word != "None":
            rows.append([word, kind])
    return rows


def split_defaults(text: str) -> list[str]:
    """The texts in a list that was printed without escaping what is in them."""
    inner = text[2:-2]
    return [one.encode().decode("unicode_escape") for one in inner.split("', '")]
