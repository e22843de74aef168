"""What TensorFlow's deprecation decorators log, for the functions that they decorate."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from harness.collectors.message_names import HOLE, Place, letters
from harness.collectors.message_texts import texts

FUTURE, AFTER = "in a future version", "after {}"
# As `tensorflow/python/util/deprecation.py` words it; `messages` fails where that file
# doesn't have these texts.
FUNCTION = "From {}: {} (from {}) is deprecated and will be removed {}."
ARGUMENT = "From {}: calling {} (from {}) with {} is deprecated and will be removed {}."
VALUE = "From {}: calling {} (from {}) with {}={} is deprecated and will be removed {}."
INSTRUCTIONS = "\nInstructions for updating:\n{}"


def deprecated(
    call: ast.Call, decorator: str, function: str, module: str, place: Place
) -> Iterator[str]:
    """The texts that a decorator logs. The `{}` above are filled, but not the caller's place."""
    if decorator not in ("deprecated", "deprecated_args", "deprecated_arg_values"):
        return
    named = {k.arg: k.value for k in call.keywords if k.arg}
    given = list(call.args)
    date = given.pop(0) if given else named.pop("date", None)
    said = given.pop(0) if given else named.pop("instructions", None)
    instructions = next((t for t in texts(said, place) if letters(t)), HOLE)
    known = isinstance(date, ast.Constant) and isinstance(date.value, str)
    when = (
        AFTER.format(date.value) if known and isinstance(date, ast.Constant) else FUTURE
    )
    rest = INSTRUCTIONS.format(instructions)
    if decorator == "deprecated":
        if letters(
            instructions
        ):  # another package's decorator of this name has no instructions
            yield FUNCTION.format(HOLE, function, module, when) + rest
    elif decorator == "deprecated_args":
        for one in given:
            name = one.elts[0] if isinstance(one, ast.Tuple) and one.elts else one
            argument = texts(name, place)[0]
            yield ARGUMENT.format(HOLE, function, module, argument, when) + rest
    else:
        for argument, value in named.items():
            if argument != "warn_once":
                text = repr(value.value) if isinstance(value, ast.Constant) else HOLE
                yield VALUE.format(HOLE, function, module, argument, text, when) + rest
