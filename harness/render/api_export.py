"""The names of Keras for programs: a file for each namespace, and one with all.

The form is for who reads it without this site: nothing is shared between names, and what
a name is on a release is said by a run, `from` a release `to` another one. A release that
no run covers doesn't have the name, or the argument. `schemas/published/names.json` is
the JSON Schema; `docs/about/for-programs.md` explains it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from harness.project import Project
from harness.render.api_data import SPOKEN, likenesses
from harness.render.api_facts import Facts, Space, State, spaces
from harness.render.api_history import ABSENT, PARTIAL, UNKNOWN, runs

SCHEMA = "1.0"  # raised when a field changes its meaning
LICENSE = "CC-BY-4.0"
WHOLE = "names.full"


def render(project: Project) -> dict[Path, str]:
    """The files in `docs/api/`: `names/<namespace>.json`, `names.full.json`."""
    known = spaces(project)
    if not known["tf.keras"].facts:
        return {}
    likes = {like.label: like for like in likenesses(project, known)}
    columns = {label: space.columns for label, space in known.items()}
    groups: dict[str, list[dict[str, Any]]] = {}
    for label, space in known.items():
        others = aliases(space)
        for one in space.facts.values():
            like = likes[label].of(one.name) if label in likes else None
            made = {"like": like} if like else entry(one, space, others)
            row = {"in": label, "name": one.name, "kind": one.kind, **made}
            groups.setdefault(namespace(one.name), []).append(row)
    folder = project.docs / "api"
    files = {
        folder / "names" / f"{name}.json": dump(name, columns, found)
        for name, found in sorted(groups.items())
    }
    everything = [one for _, found in sorted(groups.items()) for one in found]
    schema = (project.schemas / "published" / "names.json").read_text("utf-8")
    return files | {
        folder / f"{WHOLE}.json": dump("", columns, everything),
        folder / "names.schema.json": schema,
    }


def dump(name: str, columns: dict[str, list[str]], found: list[dict[str, Any]]) -> str:
    """One file: a name a line, so that its differences can be read."""
    head = {"schema": SCHEMA, "license": LICENSE, "namespace": name, "columns": columns}
    text = json.dumps(head, ensure_ascii=False)[:-1]
    lines = (
        json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found
    )
    return f'{text}, "names": [\n' + ",\n".join(lines) + "\n]}\n"


ROOT = "tf-keras"  # the namespace of `tf.keras.Model`


def namespace(name: str) -> str:
    """The part of a file, and of a page, that a name is in: `layers`."""
    parts = name.removeprefix("tf.").split(".")[1:]
    return parts[0] if len(parts) > 1 else ROOT


def aliases(space: Space) -> dict[str, list[str]]:
    """Names of one object, each with the others: in the newest column of each name."""
    found: dict[tuple[int, str], list[str]] = {}
    newest: dict[str, tuple[int, str]] = {}
    for name, cells in space.history.names.items():
        for column, cell in enumerate(cells):
            if cell and cell.kind in ("class", "function"):
                newest[name] = (column, cell.object)
                found.setdefault(newest[name], []).append(name)
    return {
        name: [other for other in found[place] if other != name]
        for name, place in newest.items()
        if len(found[place]) > 1
    }


def entry(one: Facts, space: Space, others: dict[str, list[str]]) -> dict[str, Any]:
    """What is said of a name that isn't like another one."""
    columns = space.columns
    made: dict[str, Any] = {}
    if one.name in others:
        made["aliases"] = others[one.name]
    made["runs"] = list(name_runs(one, columns))
    found = [
        span(columns, first, last) | {"parameters": list(parameters)}
        for first, last, parameters in runs(one.signatures)
        if parameters is not None
    ]
    if found:
        made["signatures"] = found
    if one.arguments:
        made["arguments"] = {
            word: list(word_runs(states, one, columns))
            for word, states in one.arguments.items()
        }
    return made


def name_runs(one: Facts, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What a name does."""
    values = [
        (kind, state, text, tuple(lacking) if state == PARTIAL else ())
        for kind, (state, text), lacking in zip(
            one.kinds, one.states, one.lacking, strict=True
        )
    ]
    for first, last, (kind, state, text, lacking) in runs(values):
        if not kind:
            continue
        made: dict[str, Any] = span(columns, first, last) | {"state": state}
        if state in SPOKEN and text:
            made["message"] = text
        if state == UNKNOWN and text:
            made["reason"] = text
        if lacking:
            made["without"] = list(lacking)
        if kind != one.kind:
            made["kind"] = kind
        yield made


def word_runs(
    states: Sequence[State], one: Facts, columns: Sequence[str]
) -> Iterator[dict[str, str]]:
    """What an argument does, where the name is there."""
    shown = [(state, text if state in SPOKEN else "") for state, text in states]
    for first, last, (state, text) in runs(shown):
        if state == ABSENT and (not text or not any(one.kinds[first : last + 1])):
            continue
        message = {"message": text} if text else {}
        yield span(columns, first, last) | {"state": state} | message


def span(columns: Sequence[str], first: int, last: int) -> dict[str, str]:
    return {"from": columns[first], "to": columns[last]}
