"""Levels, codes, and problems: what is said of a use."""

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from which_keras.table import Instead, Table

BREAKS, CHANGES, WARNS, PERHAPS = "breaks", "changes the result", "warns", "perhaps"
# Attributes of an object before they were methods of its class.
ATTRIBUTES = {"compiled_loss", "loss"}
LEVELS = (BREAKS, CHANGES, WARNS, PERHAPS)
# What each code is; `which-keras explain KT101` says it.
CODES = {
    "KT101": "the name doesn't exist",
    "KT102": "the name exists, but a call only raises an error",
    "KT103": "the name is deprecated",
    "KT105": "TensorFlow has no such name, outside Keras",
    "KT111": "the argument doesn't exist",
    "KT112": "the argument has no effect",
    "KT113": "the argument is deprecated",
    "KT114": "the call isn't possible with the parameters",
    "KT115": "a positional argument is another parameter",
    "KT116": "a default that the call relies on is different",
    "KT121": "the class has no such method",
    "KT122": "the method has no such argument",
    "KT123": "the call isn't possible with the method's parameters",
    "KT124": "the class has no such property",
}


class Problem(NamedTuple):
    """What is wrong with a use, and on which columns."""

    code: str
    level: str
    name: str  # `tf.keras.layers.Dense`, `tf.keras.Model.fit.workers`
    text: str
    columns: int
    word: str = ""  # the argument
    instead: Optional[Instead] = None


Key = Tuple[Any, ...]
WHOLE = {"KT114", "KT115", "KT116", "KT123"}  # the name is right, its call isn't


def instead(table: Table, code: str, name: str) -> Optional[Instead]:
    """What to write instead of what was lost."""
    if code in WHOLE or (code == "KT113" and not name.endswith(".lr")):
        return None
    return table.instead(name)


class Found:
    """The problems of one target, gathered column by column."""

    def __init__(self) -> None:
        self.rows: Dict[Tuple[str, str, str, str, str], int] = {}

    def add(
        self, code: str, level: str, name: str, text: str, column: int, word: str = ""
    ) -> None:
        key = code, level, name, text, word
        self.rows[key] = self.rows.get(key, 0) | 1 << column

    def problems(self, table: Table) -> List[Problem]:
        return [
            Problem(code, level, name, text, mask, word, instead(table, code, name))
            for (code, level, name, text, word), mask in self.rows.items()
        ]
