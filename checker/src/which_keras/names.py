"""What a name and the arguments of its call do on each release."""

import re
from typing import Any, Dict, List, Optional, Sequence, Tuple

from which_keras import arguments, results
from which_keras.problems import BREAKS, CHANGES, PERHAPS, WARNS, Found
from which_keras.signature import shape
from which_keras.table import Table, root_of
from which_keras.values import Call, Member, Use

# A message for which an argument is superfluous, or has another name.
# Arguments that a decorator accepts, so that no signature has them.
HIDDEN = {"mesh"}
NO_PACKAGE = "no package keras is installed with TensorFlow: it is tf.keras"
NOWHERE = "no release that was tested has"
HARMLESS = re.compile("Just remove it")


class Names:
    """Judges names and calls, column by column."""

    def __init__(self, table: Table, from_: Optional[int] = None) -> None:
        self.table, self.from_ = table, from_

    def of_name(self, made: Found, path: str, use: Use) -> None:
        facts = self.table.facts(path)
        if facts is None:
            self.of_unknown_name(made, path)
            return
        for column, kind in enumerate(facts.kinds):
            if not kind:
                alone = self.is_alone(path, column)
                if not is_plain(use) and (use.imported or not alone):
                    text = f"{self.missing(path, column)} doesn't exist"
                    text = NO_PACKAGE if alone else text
                    level = PERHAPS if self.is_nightly(path, column) else BREAKS
                    made.add("KT101", level, path, text, column)
                continue
            if use.call is None or (
                isinstance(use.targets[0][0], Member) and not is_init(use)
            ):
                continue
            state, text = facts.calls[column]
            if state == "raises" or kind == "raises":
                made.add("KT102", BREAKS, path, text or "only raises an error", column)
                continue
            if state == "warns":
                made.add("KT103", WARNS, path, text, column)
            signature = facts.signatures[column]
            states = {word: facts.argument(word, column) for word, _ in use.call.named}
            codes = "KT111", "KT114"
            self.of_call(made, path, use.call, signature, states, column, codes)
            self.relied(made, path, use.call, facts.signatures, column)

    def is_nightly(self, path: str, column: int) -> bool:
        """Whether the installed source has a name that wasn't seen: of a development
        version, modules may hide names."""
        release = self.table.about["releases"][self.table.columns[column]]
        if not path.startswith("keras.") or "dev" not in release.get("keras", ""):
            return False
        gone = self.table.gone(path)
        return gone is None or not gone >> column & 1

    def is_alone(self, path: str, column: int) -> bool:
        """Whether a name is of the package `keras`, and a release comes without that: its
        import states that, and nothing below it is reached."""
        return root_of(path) == "keras" and column in self.without_keras()

    def missing(self, path: str, column: int) -> str:
        """The first part of a path that doesn't exist."""
        parts = path.split(".")
        for length in range(2 if path.startswith("tf.") else 1, len(parts)):
            above = ".".join(parts[:length])
            facts = self.table.facts(above)
            if facts is not None and not facts.kinds[column]:
                return above
        return path

    def of_unknown_name(self, made: Found, path: str) -> None:
        """A name that no release has: where its module doesn't exist, it breaks."""
        root = root_of(path)
        if path == root:
            if root == "keras":
                for column in self.without_keras():
                    made.add("KT101", BREAKS, path, NO_PACKAGE, column)
            return
        gone = self.table.gone(path) if root == "keras" else None
        if gone is not None:
            self.of_private(made, path, gone)
            return
        if f"{root}.__internal__" in path:  # the records of names leave it out
            lacking = self.table.lacks(path)
            for column in range(len(self.table.columns)):
                if lacking >> column & 1:
                    made.add("KT101", BREAKS, path, f"{path} doesn't exist", column)
            return
        above = path.rpartition(".")[0]
        facts = self.table.facts(above)
        if facts is None and above != root:
            self.of_unknown_name(made, above)
            return
        kinds = facts.kinds if facts else self.root_kinds(root)
        last = results.last_of(path)
        if last.startswith("__"):
            return  # each module has some
        for column, kind in enumerate(kinds):
            if not kind:
                made.add(
                    "KT101",
                    BREAKS,
                    path,
                    f"{self.missing(above, column)} doesn't exist",
                    column,
                )
            elif kind == "module":
                # All names of `tf.keras` were listed; modules of `keras` may hide some.
                level = (
                    BREAKS
                    if root == "tf.keras" and not last.startswith("_")
                    else PERHAPS
                )
                text = f"{NOWHERE} {path}"
                made.add("KT101", level, path, text, column)

    def of_private(self, made: Found, path: str, gone: int) -> None:
        """A name of a module that Keras wrote for itself."""
        for column in range(len(self.table.columns)):
            if gone >> column & 1:
                made.add("KT101", BREAKS, path, f"{path} doesn't exist", column)

    def root_kinds(self, root: str) -> List[str]:
        gone = set(self.without_keras()) if root == "keras" else set()
        return ["" if n in gone else "module" for n in range(len(self.table.columns))]

    def without_keras(self) -> List[int]:
        """The columns in which no package `keras` comes with TensorFlow."""
        facts = self.table.facts("keras.layers")
        assert facts is not None
        return [n for n, kind in enumerate(facts.kinds) if not kind]

    def of_tensorflow(self, made: Found, path: str, use: Use) -> None:
        """A name of TensorFlow outside Keras, or of its private copy of Keras."""
        if path.startswith("tf.python.keras"):
            self.of_private(
                made, path, 0 if is_plain(use) else self.table.gone(path) or 0
            )
            return
        gone = 0 if is_plain(use) else self.table.lacks(path)
        for column in range(len(self.table.columns)):
            if gone >> column & 1:
                made.add("KT105", BREAKS, path, "TensorFlow doesn't have it", column)

    # Calls

    def of_call(
        self,
        made: Found,
        name: str,
        call: Call,
        signature: Optional[Tuple[str, ...]],
        states: Dict[str, Tuple[str, str]],
        column: int,
        codes: Tuple[str, str],
    ) -> None:
        """What is wrong with the arguments of a call in one column."""
        last = results.last_of(name)
        for word, (state, text) in states.items():
            key = f"{name}.{word}"
            if word in HIDDEN:
                continue
            if state in ("absent", "raises"):
                text = text or f"{last} has no argument {word}"
                made.add(codes[0], BREAKS, key, text, column, word)
            elif state == "ignored":
                plain = HARMLESS.search(text) or last == "InputLayer"
                code, level = ("KT113", WARNS) if plain else ("KT112", CHANGES)
                made.add(
                    code, level, key, text or f"{word} has no effect", column, word
                )
            elif state == "warns":
                made.add(
                    "KT113", WARNS, key, text or f"{word} is deprecated", column, word
                )
        if signature is None:
            return
        known = shape(signature)
        problem = arguments.misfit(call, known)
        if problem:
            made.add(codes[1], BREAKS, name, f"{last} {problem}", column)

    def relied(
        self, made: Found, name: str, call: Call, signatures: Sequence[Any], column: int
    ) -> None:
        """What a call relied on, on the release for which it was written. Where that isn't
        known, perhaps it was the oldest one."""
        at = self.from_
        if at is None and not call.args:
            return  # only positions may have moved
        if at is None:
            at = next(
                (n for n, one in enumerate(signatures) if isinstance(one, tuple)), 0
            )
        before, after = signatures[at], signatures[column]
        if not isinstance(before, tuple) or not isinstance(after, tuple):
            return
        for code, word, text in arguments.relied(before, after, call):
            if self.from_ is not None:
                made.add(code, CHANGES, f"{name}.{word}", text, column, word)
            elif code == "KT115":
                made.add(code, PERHAPS, f"{name}.{word}", text, column, word)


def is_plain(use: Use) -> bool:
    """Whether a name is used as it was imported: its import already states that it doesn't exist."""
    return type(getattr(use.node, "func", None)).__name__ == "Name"


def is_init(use: Use) -> bool:
    target = use.targets[0][0]
    return isinstance(target, Member) and target.name == "__init__"
