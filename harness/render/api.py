"""*Can I use*: its data, its pages, what programs read, and the sentence of one name that
any page may include. See `api_facts.py`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from harness import source
from harness.project import Project, ProjectError
from harness.render import (
    api_changes,
    api_data,
    api_export,
    api_shards,
    can_i_use,
    evidence,
)
from harness.render.api_data import SPOKEN
from harness.render.api_facts import spaces
from harness.render.api_history import ABSENT, PARTIAL
from harness.render.api_instead import instead
from harness.render.behavior_marks import marks
from harness.render.markdown import fill

PARTS = (api_data, api_export, api_shards, can_i_use, api_changes)


def render(project: Project) -> dict[Path, str]:
    """All files that are made of the records of names."""

    def make() -> dict[Path, str]:
        made: dict[Path, str] = {}
        for part in PARTS:
            made |= part.render(project)
        return made

    depends = [evidence.of_names(project), instead(project), marks(project)]
    return evidence.kept(project, "api-names", depends, make) | included(project)


# `names/tf.keras.optimizers.legacy.md`, or one argument: `names/tf.keras.layers.Dense(lr).md`
INCLUDED = re.compile(r"names/(?P<name>[\w.]+?)(?:\((?P<word>\w+)\))?\.md")


def included(project: Project) -> dict[Path, str]:
    """What a page includes of one name or argument: where it works, warns, raises.

    Raises `ProjectError` where there is no such name, or where the page isn't in a folder
    of `docs/`: the link inside leads from there.
    """
    asked = {}
    for page, text in source.written(project).items():
        for one in source.includes(text):
            if found := INCLUDED.fullmatch(one.path):
                if page.parent.parent != project.docs:
                    hint = "only pages in a folder of docs/ include names"
                    raise ProjectError(page, one.line, hint)
                place = project.relative(page), one.line
                asked[one.path] = *place, found["name"], found["word"]

    def make() -> dict[Path, str]:
        folder = project.generated
        return {folder / path: of_name(project, *one) for path, one in asked.items()}

    depends = [evidence.of_names(project), asked]
    return evidence.kept(project, "names-included", depends, make)


def of_name(project: Project, page: str, line: int, name: str, word: str) -> str:
    """One name's sentence, with a link to its place in *Can I use*."""
    space = spaces(project)["tf.keras"]
    if name not in space.facts:
        closest = ", ".join(get_close_matches(name, space.facts, 3)) or "no similar one"
        hint = f"no release has the name {name}; known: {closest}"
        raise ProjectError(page, line, hint)
    facts = space.facts[name]
    if word and word not in facts.arguments:
        raise ProjectError(page, line, f"{name} never had an argument {word}")
    states = facts.arguments[word] if word else facts.states
    said = can_i_use.of_states(states, space.columns, (*SPOKEN, PARTIAL))
    place = can_i_use.place(name, facts.kind == "module")
    asked = f"{name}({word}=…)" if word else name
    absent = any(state == ABSENT for state, _ in states)
    return fill("can-i-use/name.md", name=asked, said=said, absent=absent, place=place)
