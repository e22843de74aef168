"""Decodes the tables of names and of methods: `harness/render/api_data.py` and
`api_methods.py` say their form."""

import re
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from which_keras.signature import NOT_THERE, OPEN, Signature, State, argument, split

RUN = re.compile(r"([a-z])(\d+)(?::(\d+))?")
SHAPE = re.compile(r"(\d*)([xp-])(\d+)")
STATES = {
    "y": "yes",
    "w": "warns",
    "i": "ignored",
    "r": "raises",
    "a": "absent",
    "u": "unknown",
}
KINDS = {"c": "class", "f": "function", "m": "module", "v": "value", "r": "raises"}


class Facts(NamedTuple):
    """One name; each list has a value for each column."""

    name: str
    kinds: List[str]  # "" where it is absent
    calls: List[State]
    signatures: List[Optional[Signature]]
    words: Dict[str, List[State]]  # arguments that can't be read from the signatures

    @property
    def kind(self) -> str:
        """Its newest kind."""
        return next((kind for kind in reversed(self.kinds) if kind), "")

    def argument(self, word: str, column: int) -> State:
        """What an argument does in a column."""
        known = self.words.get(word)
        if known is not None:
            return known[column]
        signature = self.signatures[column]
        if not self.kinds[column]:
            return NOT_THERE
        if signature is None or self.kinds[column] not in ("class", "function"):
            return OPEN
        return argument(signature, word)


class Tables:
    """The tables of one file of names."""

    def __init__(self, data: Dict[str, Any]) -> None:
        self.texts, self.histories = data["texts"], data["histories"]
        self.written = data["signatures"]
        self.split: Dict[int, Signature] = {}
        self.first: List[int] = []
        used = 0
        for history in self.histories:
            self.first.append(used)
            used += (" " + history[1]).count(" x")

    def answers(self, runs: str, word: str) -> List[State]:
        """`y16r7:3`: 16 columns of yes, 7 of raises with text 3."""
        found: List[State] = []
        for letter, length, text in RUN.findall(runs):
            said = self.texts[int(text)].replace("{}", word) if text else ""
            found += [(STATES[letter], said)] * int(length)
        return found

    def signatures(self, number: int) -> List[Optional[Signature]]:
        found: List[Optional[Signature]] = []
        used = self.first[number]
        for run in self.histories[number][1].split(" "):
            given, kind, length = SHAPE.match(run).groups()  # type: ignore[union-attr]
            one = None
            if kind == "x":
                one = self.signature(int(given) if given else used)
                used += not given
            found += [one] * int(length)
        return found

    def signature(self, number: int) -> Signature:
        if number not in self.split:
            self.split[number] = split(self.written[number])
        return self.split[number]

    def facts(self, name: str, number: int) -> Facts:
        history = self.histories[number]
        last = name.rpartition(".")[2]
        calls = self.answers(history[0], last)
        letters = next((p for p in history[2:] if isinstance(p, str)), "c")
        if len(letters) == 1:
            kinds = ["" if s == "absent" else KINDS[letters] for s, _ in calls]
        else:
            kinds = [KINDS.get(letter, "") for letter in letters]
        words = next((p for p in history[2:] if isinstance(p, dict)), {})
        states = {
            w: self.answers(r, w) for r, some in words.items() for w in some.split()
        }
        return Facts(name, kinds, calls, self.signatures(number), states)


class Space:
    """The names of one namespace: where each one's history is."""

    def __init__(
        self, tables: Tables, written: Dict[str, str], root: str, last: int
    ) -> None:
        self.where: Dict[str, int] = {}
        for module, some in written.items():
            for one in some.split(","):
                name, _, number = one.partition(" ")
                if not number:
                    number, last = str(last), last + 1
                self.where[".".join(filter(None, (root, module, name)))] = int(number)
        self.tables, self.last = tables, last


class Methods:
    """The methods of classes; each is decoded when it is asked for."""

    def __init__(self, data: Dict[str, Any]) -> None:
        self.classes: Dict[str, str] = {
            (module + "." + last if module else last): runs
            for module, some in data["classes"].items()
            for last, runs in some.items()
        }
        self.methods: List[str] = data["methods"]
        self.signatures: List[str] = data["signatures"]
        self.first: List[int] = []
        used = 0
        for one in self.methods:
            self.first.append(used)
            used += one.count(" x")
        self.known: Dict[int, Tuple[str, List[Any]]] = {}

    def of(self, name: str) -> Dict[str, List[Any]]:
        """The methods and properties of a class: by column a signature, `p` for a
        property, `-` where it is absent."""
        return dict(map(self.method, numbers_of(self.classes.get(name, ""))))

    def method(self, number: int) -> Tuple[str, List[Any]]:
        if number not in self.known:
            name, *written = self.methods[number].split(" ")
            found: List[Any] = []
            used = self.first[number]
            for run in written:
                given, kind, length = SHAPE.match(run).groups()  # type: ignore[union-attr]
                one: Any = kind
                if kind == "x":
                    one = split(self.signatures[int(given) if given else used])
                    used += not given
                found += [one] * int(length)
            self.known[number] = name, found
        return self.known[number]


def numbers_of(ranges: str) -> List[int]:
    """`0-4 9`."""
    found: List[int] = []
    for one in ranges.split():
        first, _, last = one.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found
