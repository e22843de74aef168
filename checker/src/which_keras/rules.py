"""What a use of Keras does on each release, by what is known of names and arguments."""

from typing import Any, Dict, Iterator, List, Optional, Tuple

from which_keras import results
from which_keras.names import Names, is_plain
from which_keras.problems import (
    ATTRIBUTES,
    BREAKS,
    PERHAPS,
    Found,
    Key,
    Problem,
)
from which_keras.signature import NOT_THERE, OPEN, argument
from which_keras.table import Table
from which_keras.values import (
    Made,
    Member,
    Own,
    Ref,
    Super,
    Use,
)

# Arguments of `compile` that its `**kwargs` refuses before they are parameters.
REFUSED = {"jit_compile", "steps_per_execution"}
# Classes that, when called, give an object of another class, below this one.
FACTORIES = {"LossScaleOptimizer": "tf.keras.optimizers.Optimizer"}


class Rules(Names):
    """Judges uses. What is equal is judged once."""

    def __init__(self, table: Table, from_: Optional[int] = None) -> None:
        """`from_` is the column for which the code was written."""
        super().__init__(table, from_)
        self.known: Dict[Key, List[Problem]] = {}
        self.own: Dict[Key, List[Problem]] = {}  # of the classes of one file

    def begin(self) -> None:
        """Forgets what is of one file."""
        self.own.clear()

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
        if use.stored is not None:
            return []
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
        cache = self.own if key[0] == "own" else self.known
        if key not in cache:
            made = Found()
            for one, kind in self.kinds(target):
                if kind == "name":
                    self.of_name(made, one, use)
                elif kind == "tensorflow":
                    self.of_tensorflow(made, one, use)
                else:
                    self.of_member(made, one[0], one[1], use, kind)
            cache[key] = made.problems(self.table)
        return cache[key]

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
        if isinstance(of, Super) and of.of.above(name):
            return
        if not of.of.is_known:
            return
        for path in of.of.keras:
            if name == "__init__" and isinstance(of, Super):
                yield path, "name"
            elif self.table.members(path).get(name):
                yield (path, name), "object"
            return

    def of_other_model(self, made: Found, path: str, name: str) -> None:
        """A method that only a Sequential model ever had."""
        other = self.table.members("tf.keras.Sequential").get(name)
        if results.last_of(path) != "Model" or not other:
            return
        if any(isinstance(one, tuple) for one in other):
            for column in range(len(self.table.columns)):
                text = f"Model has no method {name}: only Sequential had it"
                made.add("KT121", BREAKS, f"{path}.{name}", text, column)

    def base(self, path: str, name: str, column: int) -> Any:
        row = self.table.members(path).get(name)
        return row[column] if row else None

    # Members

    def of_member(self, made: Found, path: str, name: str, use: Use, kind: str) -> None:
        row = self.table.members(path).get(name)
        if not row:
            self.of_other_model(made, path, name)
            return
        facts = self.table.facts(path)
        full = f"{path}.{name}"
        for column, found in enumerate(row):
            if found is None or (facts is not None and not facts.kinds[column]):
                continue
            if found == "-":
                if name in ATTRIBUTES:
                    continue
                if facts is not None and facts.calls[column][0] == "raises":
                    continue  # there is no such object
                base = FACTORIES.get(results.last_of(path))
                if base and isinstance(self.base(base, name, column), tuple):
                    continue
                if any(isinstance(one, tuple) for one in row):
                    text = f"{results.last_of(path)} has no method {name}"
                    made.add("KT121", BREAKS, full, text, column)
                continue
            if use.call is None or not isinstance(found, tuple):
                continue
            if kind == "class" and name not in ("from_config",):
                continue  # whether `self` is given isn't known
            states = {word: argument(found, word) for word, _ in use.call.named}
            if name == "compile" and column:  # the oldest release ignores them
                states.update(
                    (w, NOT_THERE) for w in states if w in REFUSED and states[w] == OPEN
                )
            codes = "KT122", "KT123"
            self.of_call(made, full, use.call, found, states, column, codes)
            self.relied(made, full, use.call, row, column)


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
        return "name", target.path, call is None, use.imported, shaped
    return ("other",)
