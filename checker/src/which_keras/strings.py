"""Strings that name an optimizer, a loss, an activation, …: each release was asked."""

from typing import Any, Dict, Iterator, List, Tuple

from which_keras import results
from which_keras.problems import BREAKS, Problem
from which_keras.signature import shape
from which_keras.table import Table
from which_keras.values import Call, Many, Member, Pairs, Ref, Text

CODES = {"KT131": "no such string: an optimizer, a loss, an activation, …"}
# Parameters of `compile`, with their module.
COMPILED = {
    "optimizer": "optimizers",
    "loss": "losses",
    "metrics": "metrics",
    "weighted_metrics": "metrics",
}
ENDS = (
    ("activation", "activations"),
    ("initializer", "initializers"),
    ("regularizer", "regularizers"),
    ("constraint", "constraints"),
)


class Strings:
    """Judges strings. By module and string, the columns that refuse it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        known = table.about["strings"]
        places = [
            known["releases"].index(c) if c in known["releases"] else -1
            for c in table.columns
        ]
        self.refused: Dict[str, int] = {}
        for key, text in known["strings"].items():
            states = [text[place] if place >= 0 else "?" for place in places]
            if "+" in states:
                self.refused[key] = sum(
                    1 << n for n, one in enumerate(states) if one == "-"
                )

    def of(self, target: Any, call: Call) -> Iterator[Problem]:
        for name, module, value in self.given(target, call):
            for one in texts(value):
                columns = self.refused.get(f"{module} {one}", 0)
                if columns:
                    text = f"{one!r} isn't known there"
                    yield Problem(
                        "KT131", BREAKS, name, text, columns, name.rpartition(".")[2]
                    )

    def given(self, target: Any, call: Call) -> Iterator[Tuple[str, str, Any]]:
        """The arguments that may be such strings: name, module, value."""
        if isinstance(target, Member):
            if target.name == "compile" and results.MODEL in results.families(
                target.of
            ):
                for place, (word, module) in enumerate(COMPILED.items()):
                    value = call.value(word, place if place < 2 else -1)
                    yield f"tf.keras.Model.compile.{word}", module, value
        elif isinstance(target, Ref) and target.is_keras and ".layers." in target.path:
            yield from self.of_layer(target.path, call)

    def of_layer(self, path: str, call: Call) -> Iterator[Tuple[str, str, Any]]:
        for word, value in [*self.placed(path, call), *call.named]:
            if isinstance(value, Text):
                for end, module in ENDS:
                    if word == end or word.endswith("_" + end):
                        yield f"{path}.{word}", module, value

    def placed(self, path: str, call: Call) -> List[Tuple[str, Any]]:
        """The positional arguments with their names, by the newest signature."""
        facts = self.table.facts(path)
        signature = (
            next((s for s in reversed(facts.signatures) if s), None) if facts else None
        )
        return list(zip(shape(signature).places, call.args)) if signature else []


def texts(value: Any) -> Iterator[str]:
    """The strings in a value: itself, or what is in a list or a dictionary."""
    if isinstance(value, Text) and value.whole:
        yield value.tail
    elif isinstance(value, Many):
        for item in value.items:
            yield from texts(item)
    elif isinstance(value, Pairs):
        for _, item in value.items:
            yield from texts(item)
