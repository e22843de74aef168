"""For each silent change, the smallest program that shows it, and what it prints on either
side: both from the record. Where there is none, why not.

`benchmarks/behavior_programs.py` runs the programs on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass

from harness.collectors.behaviors import GIVEN
from harness.render import program_functions as functions
from harness.render import program_kinds as kinds
from harness.render import program_plain as plain
from harness.render.behavior_changes import Row
from harness.render.behavior_data import Difference, Space, at
from harness.render.behavior_words import best
from harness.render.program_parts import NoProgram, Program, shown

MOST = 34  # lines that a reader still reads
NAMES = 6  # layers' names that a program prints
FUNCTIONS = ("losses", "metrics")
CLASSES = {
    "layers": kinds.layer,
    "losses": kinds.loss,
    "metrics": kinds.metric,
    "optimizers": kinds.optimizer,
    "initializers": plain.initializer,
    "regularizers": plain.penalty,
    "constraints": plain.penalty,
    "callbacks": functions.callback,
}
PLAIN = ("get", "serialize", "deserialize")


@dataclass(frozen=True)
class Shown:
    """A program and what it prints before and after a change."""

    text: str
    before: str
    after: str


def chosen(row: Row) -> Difference:
    """The case that is shown: with defaults, if that differs."""
    found = best(row.change)
    wanted = row.silent[0]
    return found if wanted in found.aspects else row.change.of(wanted)[0]


def program(space: Space, row: Row) -> Shown:
    """The program of an entry; raises `NoProgram` with the reason."""
    difference = chosen(row)
    place = next(
        one for one in difference.places if difference.aspect(one) == row.silent[0]
    )
    reasons = []
    for one in dict.fromkeys([place, *difference.places]):
        try:
            return of_place(space, row, difference, one)
        except NoProgram as error:
            reasons.append(str(error))
    raise NoProgram(reasons[0])


def of_place(space: Space, row: Row, difference: Difference, place: str) -> Shown:
    name = row.names[0]
    key = space.cases(name, row.change.after).get(GIVEN)
    given = space.bodies[key]["given"] if key else []
    if "moments" in difference.old or "moments" in difference.new:
        raise NoProgram("it's random: its record is a distribution of many draws")
    part, _, rest = place.partition(".")
    made = writer(name)(name, difference.case, given, merged(difference))
    if name.startswith("applications.") and part == "names":
        return of_names(made, difference)
    if ("class" in difference.old) != ("class" in difference.new):
        return of_class(made, difference)
    if part == "calls":
        return of_calls(made, difference, rest)
    if part not in made.parts:
        raise NoProgram(f"its record is of another kind ({part})")
    made = kinds.without_steps(kinds.without_tape(made, part), part)
    if name.startswith("metrics."):
        made = kinds.continued(made, part)
    expression, old, new = narrowed(made.parts[part], difference, part, rest)
    try:
        lines, before, after = shown(expression, old, new)
    except AssertionError as error:
        raise NoProgram("its record is a structure") from error
    if before == after:
        raise NoProgram("what differs isn't in what is printed")
    text = made.text(lines)
    if text.count("\n") > MOST:
        raise NoProgram("it would be too long to read")
    return Shown(text, before, after)


def merged(difference: Difference) -> dict[str, object]:
    """What either side's result has."""
    return {**difference.old, **difference.new}


def narrowed(
    expression: str, difference: Difference, part: str, rest: str
) -> tuple[str, object, object]:
    """The expression of the innermost part that both sides have, and its values."""
    place = part
    old, new = at(difference.old, part), at(difference.new, part)
    if part in ("losses", "state"):  # there are none where nothing is kept
        old, new = old or [], new or []
    for key in filter(None, rest.split(".")):
        deeper = f"{place}.{key}"
        left, right = at(difference.old, deeper), at(difference.new, deeper)
        both = isinstance(old, (list, dict)) and isinstance(new, (list, dict))
        if not both or left is None or right is None:
            break
        if isinstance(old, list):
            symbolic = old[:1] == ["symbolic"] and key == "1"
            expression += ".shape" if symbolic else f"[{key}]"
        else:
            expression += f'["{key}"]'
        place, old, new = deeper, left, right
    return expression, old, new


def of_class(made: Program, difference: Difference) -> Shown:
    """An object with a configuration on one side only."""
    if "out" not in made.parts:
        raise NoProgram("one side gives another kind of object")
    line = 'print("has get_config:", hasattr(value, "get_config"))'
    sides = (
        f"has get_config: {'class' in one}" for one in (difference.old, difference.new)
    )
    return Shown(made.text([line]), *sides)


def of_calls(made: Program, difference: Difference, number: str) -> Shown:
    """The keys of one call's logs."""
    old, new = (side["calls"] for side in (difference.old, difference.new))
    where = int(number or 0)
    if len(old) != len(new) or old[where][0] != new[where][0]:
        raise NoProgram("it calls in another order")
    hook = old[where][0]
    line = f'print({made.parts["calls"]}["{hook}"])'
    return Shown(made.text([line]), str(old[where][1:]), str(new[where][1:]))


def of_names(made: Program, difference: Difference) -> Shown:
    """An architecture: of the layers' names that differ, some."""
    old, new = difference.old["names"], difference.new["names"]
    apart = [one for one in old if one not in new][: NAMES // 2]
    apart += [one for one in new if one not in old][: NAMES // 2]
    lines = [
        f"asked = {apart}",
        f"print([one for one in {made.parts['names']} if one in asked])",
    ]
    sides = (str([one for one in side if one in apart]) for side in (old, new))
    return Shown(made.text(lines), *sides)


def writer(name: str) -> kinds.Writer:
    """What writes the programs of a name, by its kind."""
    place, _, last = name.rpartition(".")
    first = name.partition(".")[0]
    is_class = last[:1].isupper()
    if first == "Model":
        return functions.method
    if first == "applications" and is_class:
        return functions.network
    if first == "optimizers" and "schedules" in place:
        return functions.function
    if first == "activations" and last not in PLAIN:
        return plain.activation
    if place in FUNCTIONS and last not in PLAIN and name != "losses.Reduction":
        return kinds.loss if not is_class or first == "losses" else kinds.metric
    if place == "regularizers" and last not in PLAIN:
        return plain.penalty
    if is_class and name not in ("layers.Input", "losses.Reduction"):
        return CLASSES.get(first, functions.function)
    return functions.function
