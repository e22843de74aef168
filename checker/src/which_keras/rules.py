"""What a use of Keras does on each release, by what is known of names and arguments."""

from typing import Any, Dict, Iterator, List, Optional, Tuple

from which_keras import arguments, results
from which_keras.problems import (
    ATTRIBUTES,
    BREAKS,
    CHANGES,
    PERHAPS,
    WARNS,
    Found,
    Key,
    Problem,
)
from which_keras.signature import argument, shape
from which_keras.table import Table, root_of
from which_keras.values import (
    Call,
    Made,
    Member,
    Own,
    Ref,
    Super,
    Use,
)


class Rules:
    """Judges uses. What is equal is judged once."""

    def __init__(self, table: Table, from_: Optional[int] = None) -> None:
        """`from_` is the column for which the code was written."""
        self.table, self.from_ = table, from_
        self.known: Dict[Key, List[Problem]] = {}

    def breaks(self, use: Use) -> int:
        """The columns on which a use breaks; what else it reaches doesn't matter."""
        found = 0
        for one in self.judge(use):
            if one.level == BREAKS:
                found |= one.columns
        return found

    def judge(self, use: Use) -> List[Problem]:
        """What is wrong with a use on the columns on which it is reached. Where it is one
        of several things, only what is wrong with each of them."""
        every = [(self.of(target, use), mask) for target, mask in use.targets]
        if len(every) == 1:
            problems, where = every[0][0], every[0][1] & use.mask
        else:
            where = use.mask & together(every)
            problems = [
                one._replace(columns=one.columns & mask)
                for some, mask in every
                for one in some
            ]
        found = []
        for one in problems:
            columns = one.columns & where
            if columns:
                level = PERHAPS if use.unsure and one.level == BREAKS else one.level
                found.append(one._replace(columns=columns, level=level))
        return found

    def of(self, target: Any, use: Use) -> List[Problem]:
        key = key_of(target, use)
        if key not in self.known:
            made = Found()
            for one, kind in self.kinds(target):
                if kind == "name":
                    self.of_name(made, one, use)
                elif kind == "tensorflow":
                    self.of_tensorflow(made, one, use)
                else:
                    self.of_member(made, one[0], one[1], use, kind)
            self.known[key] = made.problems(self.table)
        return self.known[key]

    def kinds(self, target: Any) -> Iterator[Tuple[Any, str]]:
        """What a target is: a name, or a member of a class."""
        if isinstance(target, Ref):
            if target.is_keras:
                yield target.path, "name"
            elif target.path.startswith("tf."):
                yield target.path, "tensorflow"
        elif isinstance(target, Member):
            of = target.of
            if isinstance(of, (Made, Ref)):
                if isinstance(of, Ref):
                    yield of.path, "name"
                yield (
                    (of.path, target.name),
                    "object" if isinstance(of, Made) else "class",
                )
            elif isinstance(of, (Own, Super)):
                yield from self.inherited(of, target.name)

    def inherited(self, of: Any, name: str) -> Iterator[Tuple[Any, str]]:
        """The method of Keras that an object of the file's class has."""
        own = of.of.method(name) or of.of.attribute(name)
        if own is not None and isinstance(of, Own):
            return
        if not of.of.is_known:
            return
        for path in of.of.keras:
            if name == "__init__" and isinstance(of, Super):
                yield path, "name"
            elif self.table.members(path).get(name):
                yield (path, name), "object"
            return

    # Names

    def of_name(self, made: Found, path: str, use: Use) -> None:
        facts = self.table.facts(path)
        if facts is None:
            self.of_unknown_name(made, path)
            return
        for column, kind in enumerate(facts.kinds):
            if not kind:
                if not is_plain(use):
                    text = f"{self.missing(path, column)} doesn't exist"
                    made.add("KT101", BREAKS, path, text, column)
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
            if self.from_ is not None:
                before = facts.signatures[self.from_]
                self.relied(made, path, use.call, before, signature, column)

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
                    text = "there is no package keras beside TensorFlow: it is tf.keras"
                    made.add("KT101", BREAKS, path, text, column)
            return
        above = path.rpartition(".")[0]
        facts = self.table.facts(above)
        if facts is None and above != root:
            self.of_unknown_name(made, above)
            return
        kinds = facts.kinds if facts else self.root_kinds(root)
        last = results.last_of(path)
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
                text = f"no release that was tested has {path}"
                made.add("KT101", level, path, text, column)

    def root_kinds(self, root: str) -> List[str]:
        gone = set(self.without_keras()) if root == "keras" else set()
        return ["" if n in gone else "module" for n in range(len(self.table.columns))]

    def without_keras(self) -> List[int]:
        """The columns in which no package `keras` comes with TensorFlow."""
        facts = self.table.facts("keras.layers")
        assert facts is not None
        return [n for n, kind in enumerate(facts.kinds) if not kind]

    def of_tensorflow(self, made: Found, path: str, use: Use) -> None:
        """A name of TensorFlow outside Keras."""
        gone = 0 if is_plain(use) else self.table.lacks(path)
        for column in range(len(self.table.columns)):
            if gone >> column & 1:
                made.add("KT105", BREAKS, path, "TensorFlow doesn't have it", column)

    # Members

    def of_member(self, made: Found, path: str, name: str, use: Use, kind: str) -> None:
        row = self.table.members(path).get(name)
        if not row:
            return
        facts = self.table.facts(path)
        full = f"{path}.{name}"
        lost = self.lost(row)
        for column, found in enumerate(row):
            if found is None or (facts is not None and not facts.kinds[column]):
                continue
            if found == "-":
                if name in ATTRIBUTES:
                    continue
                if any(isinstance(one, tuple) for one in row):
                    text = f"{results.last_of(path)} has no method {name}"
                    made.add("KT121", BREAKS, full, text, column)
                elif column > lost and self.table.instead(full):
                    text = f"{results.last_of(path)} has no property {name}"
                    made.add("KT124", BREAKS, full, text, column)
                continue
            if use.call is None or not isinstance(found, tuple):
                continue
            if kind == "class" and name not in ("from_config",):
                continue  # whether `self` is given isn't known
            states = {word: argument(found, word) for word, _ in use.call.named}
            codes = "KT122", "KT123"
            self.of_call(made, full, use.call, found, states, column, codes)
            before = None if self.from_ is None else row[self.from_]
            if isinstance(before, tuple):
                self.relied(made, full, use.call, before, found, column)

    @staticmethod
    def lost(row: List[Any]) -> int:
        """The last column in which a class has a member."""
        return max(
            (n for n, one in enumerate(row) if one not in ("-", None)), default=-1
        )

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
            if state in ("absent", "raises"):
                text = text or f"{last} has no argument {word}"
                made.add(codes[0], BREAKS, key, text, column, word)
            elif state == "ignored":
                made.add(
                    "KT112", CHANGES, key, text or f"{word} has no effect", column, word
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
        self,
        made: Found,
        name: str,
        call: Call,
        before: Optional[Tuple[str, ...]],
        after: Optional[Tuple[str, ...]],
        column: int,
    ) -> None:
        """What a call relied on, on the release for which it was written."""
        for code, word, text in arguments.relied(before, after, call):
            made.add(code, CHANGES, f"{name}.{word}", text, column, word)


def together(every: List[Tuple[List[Problem], int]]) -> int:
    """The columns on which everything that a use can be is wrong."""
    wrong, there = -1, 0
    for problems, mask in every:
        broken = 0
        for one in problems:
            broken |= one.columns
        wrong &= broken | ~mask
        there |= mask
    return wrong & there


def is_plain(use: Use) -> bool:
    """Whether a name is used as it was imported: its import says that it doesn't exist."""
    return type(getattr(use.node, "func", None)).__name__ == "Name"


def is_init(use: Use) -> bool:
    target = use.targets[0][0]
    return isinstance(target, Member) and target.name == "__init__"


def key_of(target: Any, use: Use) -> Key:
    """What the verdict depends on."""
    call = use.call
    shaped: Key = ()
    if call is not None:
        words = tuple(word for word, _ in call.named)
        shaped = len(call.args), words, call.starred, call.doubled, is_plain(use)
    if isinstance(target, Member):
        of = target.of
        if isinstance(of, (Own, Super)):
            return (
                "own",
                type(of).__name__,
                id(of.of),
                target.name,
                call is None,
                shaped,
            )
        if isinstance(of, (Made, Ref)):
            return type(of).__name__, of.path, target.name, call is None, shaped
        return ("other",)
    if isinstance(target, Ref):
        return "name", target.path, call is None, shaped
    return ("other",)
