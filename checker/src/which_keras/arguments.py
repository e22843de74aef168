"""Whether a call is possible with the parameters, and what it relied on: positions and defaults.

The latter needs `--from`: the release for which the code was written.
"""

import ast
from typing import Any, Iterator, Optional, Tuple

from which_keras.signature import Shape, shape
from which_keras.values import Call

# Their defaults are other words for the same, or only for what is shown.
SAME = {
    "name",
    "reduction",
    "data_format",
    "sparse",
    "ragged",
    "output_mode",
    "encoding",
    "dpi",
    "width",
    "verbose",
    "jit_compile",
    "profile_batch",
    "show_layer_names",
    "padding",
}


def relied(
    before: Optional[Tuple[str, ...]], after: Optional[Tuple[str, ...]], call: Call
) -> Iterator[Tuple[str, str, str]]:
    """Of a call that was written for one signature and meets another: the code, the
    argument, and what differs."""
    if before is None or after is None or before == after:
        return
    old, new = shape(before), shape(after)
    for place in range(len(call.args)):
        if place < len(old.places) and place < len(new.places):
            was, now = old.places[place], new.places[place]
            if was != now and (now in old.named or was in new.named):
                text = f"positional argument {place + 1} was {was}, and is {now}"
                yield "KT115", now, text
    if call.starred or call.doubled:
        return
    given = {word for word, _ in call.named}
    given.update(old.places[: len(call.args)])
    for word, default in changed(old, new):
        if word not in given:
            yield "KT116", word, f"the default of {word} is {default}"


def changed(old: Shape, new: Shape) -> Iterator[Tuple[str, str]]:
    """The parameters whose default means something else, with both defaults."""
    for word, after in new.named.items():
        before = old.named.get(word)
        if before is None or after is None or before == after or word in SAME:
            continue
        one, other = constant(before), constant(after)
        if one is None or other is None or one == other:
            continue
        yield word, f"{after}, and was {before}"


def constant(text: str) -> Any:
    """A default as a value; one of equal parts as the part, text in lower case."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None
    if isinstance(value, tuple) and len(set(value)) == 1:
        return value[0]
    return value.lower() if isinstance(value, str) else value


def misfit(call: Call, known: Shape) -> str:
    """Why a call isn't possible with the parameters: "accepts at most 3 positional arguments"."""
    given = len(call.args)
    if given > len(known.places) and not known.any_place:
        count = len(known.places)
        return f"accepts at most {count} positional argument{'s' * (count != 1)}"
    placed = known.places[:given]
    named = {word for word, _ in call.named}
    for word in placed:
        if word in named and word not in known.by_place:
            return f"gets {word} twice: the positional argument {placed.index(word) + 1} is {word}"
    if call.starred or call.doubled:
        return ""
    for word in known.required:
        if word not in placed and word not in named:
            return f"requires {word}"
    return ""
