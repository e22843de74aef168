"""Who is concerned by a silent change, in words: from the kind of the name and the case."""

from __future__ import annotations

import re

from harness.collectors.behaviors import GIVEN
from harness.render.behavior_changes import Row
from harness.render.behavior_data import WEIGHTED, Difference, Space
from harness.render.behavior_words import DEFAULT, SAID
from harness.render.markdown import code
from harness.render.program_parts import literal

PHRASES = {
    "config": "and read its name or its configuration",
    "default": "with its defaults",
    "(4,3)": "with its defaults",
    "2 rows": "with its defaults",
    "(3,3,2,4)": "with a kernel of four axes",
    "line": "with a row of many values",
    "training": "with `training=True`",
    "batch of one": "with a batch of one",
    "mask": "with a mask",
    "in a model": "as a layer of a functional model",
    "weighted": "with sample weights",
    "sure": "with predictions of exactly 0 and 1",
    "edges": "with predictions of exactly 0 and 1",
    "int": "with integers",
    "float64": "with float64 values",
    "float16": "with float16 values",
    "wide": "with targets and predictions below -1 or above 1",
    "(4,)": "with values of shape `(4,)`",
    "(4,1)": "with values of shape `(4, 1)`",
    "(3,)": "with one axis",
    "one axis": "with one axis",
    "(4,),(4,1)": "with targets of shape `(4,)` and predictions of shape `(4, 1)`",
    "six values": "with values near 0",
    "small gradients": "with gradients near 1e-6",
    "large gradients": "with gradients near 1,000",
    "sparse gradients": "with sparse gradients",
    "schedule": "with a schedule as its learning rate",
    "calls": "with a callback",
    "twice": "twice",
    "nothing": "without arguments",
    "names before": "and read `metrics_names` before `fit`",
    "names after": "and read `metrics_names` after `fit`",
    "no metrics": "without metrics",
    "metrics twice": "with a metric twice",
    WEIGHTED: "with equal weights",
}
VALUE = re.compile(r"(\w+)=(.*)", re.DOTALL)
MONITORED = re.compile(r"(\w+), mode=(\w+)")
LISTED = 3  # further cases that are named


def concerned(row: Row, shown: Difference) -> str:
    """The sentence on who is concerned."""
    name = row.names[0]
    verb = "call" if name.rpartition(".")[2][:1].islower() else "use"
    said = SAID[row.silent[0]]
    others = [one for one in row.silent if one != row.silent[0]]
    more = f" (also other: {', '.join(others)})" if others else ""
    owner = f"tf.keras.{name}"
    how = phrase(name, shown.case)
    if shown.case == WEIGHTED and row.silent[0] == "names":
        how = "and look up its layers by name"
    return f"This concerns you if you {verb} {code(owner)} {how}: it {said}{more}."


def phrase(name: str, case: str) -> str:
    """A case in words: `with activity_regularizer="l2"`."""
    if case in PHRASES:
        return PHRASES[case]
    if case.startswith("dtype "):
        quoted = f'dtype="{case.removeprefix("dtype ")}"'
        return f"with {code(quoted)}"
    if match := MONITORED.fullmatch(case):
        return f'with `monitor="{match[1]}"` and `mode="{match[2]}"`'
    if match := re.fullmatch(r"an optimizer's (\w+)", case):
        return f"with {code(match[1])} of an optimizer"
    if case.startswith("{"):
        words = re.findall(r"'(\w+)': ([^,}]+)", case)
        return f"with {code(', '.join(f'{k}={v}' for k, v in words))}" if words else ""
    if (match := VALUE.fullmatch(case)) and " " not in match[1]:
        own = f"{match[1]}={literal(match[2])}"
        if name == "Model.fit" and match[1] in ("metrics", "loss", "optimizer"):
            return f"after `compile` with {code(own)}"
        return f"with {code(own)}"
    return f"in the case {code(case)}"


def extent(space: Space, row: Row, shown: Difference) -> str:
    """How many of the cases that ran on both sides differ, and whether the defaults do."""
    found = {one.case for one in row.change.found}
    old, new = (
        space.cases(row.names[0], at) for at in (row.change.before, row.change.after)
    )
    ran = [
        one
        for one in old
        if one in new and one != GIVEN
        if not any(
            word in space.bodies[key]
            for key in (old[one], new[one])
            for word in ("raises", "crashes")
        )
    ]
    if len(ran) == 1:
        return "It's the only case that ran."
    verb = "differs" if len(found) == 1 else "differ"
    text = f"Of {len(ran)} cases that ran on both sides, {len(found)} {verb}"
    rest = [one.case for one in row.change.found if one.case != shown.case]
    if rest:
        also = ", ".join(code(one) for one in rest[:LISTED])
        text += f", also {also}" + " and others" * (len(rest) > LISTED)
    computed = [one for one in ran if one in DEFAULT and one != "config"]
    if computed and not found & set(computed):
        text += "; with its defaults, it gives the same"
    return text + "."
