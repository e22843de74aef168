"""What each name of Keras is on each release: reads the files in `data/`.

They have the form of the site's own `names.json` and `methods.json`; a page reads the same
ones. A fact is a list with one value for each column, and a column is a release of
TensorFlow. Nothing is decoded before somebody asks for it.
"""

import json
import os
import re
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
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
ROOTS = ("tf.keras", "keras", "tf_keras")

State = Tuple[str, str]  # what it does, and the message with it
Signature = Tuple[str, ...]  # parameters as Python writes them
NOT_THERE = ("absent", "")
OPEN = ("unknown", "")


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


class Shape(NamedTuple):
    """A signature, taken apart."""

    places: List[str]  # what can be given by position
    named: Dict[str, Optional[str]]  # what can be given by name; the default or None
    required: List[str]
    any_place: bool  # `*args`
    any_name: bool  # `**kwargs`
    by_place: List[str]  # what can't be given by name


class Instead(NamedTuple):
    """What to write instead: since which release, and the page that shows it."""

    text: str
    since: str
    page: str
    what: str


SHAPES: Dict[Signature, Shape] = {}


def shape(signature: Signature) -> Shape:
    """A signature, taken apart; it is remembered."""
    known = SHAPES.get(signature)
    if known is None:
        known = SHAPES[signature] = taken_apart(signature)
    return known


def taken_apart(signature: Signature) -> Shape:
    places: List[str] = []
    named: Dict[str, Optional[str]] = {}
    required: List[str] = []
    by_place: List[str] = []
    any_place = any_name = starred = False
    for one in signature:
        name, equal, default = one.partition("=")
        if one == "/":
            by_place += places
        elif one.startswith("**"):
            any_name = True
        elif one.startswith("*"):
            starred = True
            any_place = any_place or one != "*"
        else:
            named[name] = default if equal else None
            if not starred:
                places.append(name)
            if not equal:
                required.append(name)
    return Shape(places, named, required, any_place, any_name, by_place)


def argument(signature: Signature, word: str) -> State:
    """What a signature says of an argument."""
    known = shape(signature)
    if word in known.named and word not in known.by_place:
        return "yes", ""
    return OPEN if known.any_name else NOT_THERE


def split(text: str) -> Signature:
    """The parameters of a signature: its commas, but not those inside brackets or quotes."""
    if not text:
        return ()
    found, begin, depth, quote, place = [], 0, 0, "", 0
    while place < len(text):
        letter = text[place]
        if quote:
            if letter == "\\":
                place += 1
            elif letter == quote:
                quote = ""
        elif letter in "'\"":
            quote = letter
        elif letter in "([{<":
            depth += 1
        elif letter in ")]}>":
            depth -= 1
        elif not depth and text.startswith(", ", place):
            found.append(text[begin:place])
            begin = place + 2
        place += 1
    return tuple([*found, text[begin:]])


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
        states = {w: self.answers(r, w) for r, some in words.items() for w in some.split()}
        return Facts(name, kinds, calls, self.signatures(number), states)


class Space:
    """The names of one namespace: where each one's history is."""

    def __init__(self, tables: Tables, written: Dict[str, str], root: str, last: int) -> None:
        self.where: Dict[str, int] = {}
        for module, some in written.items():
            for one in some.split(","):
                name, _, number = one.partition(" ")
                if not number:
                    number, last = str(last), last + 1
                self.where[".".join(filter(None, (root, module, name)))] = int(number)
        self.tables, self.last = tables, last


class Table:
    """Everything that is known. `columns` are the releases, oldest first."""

    def __init__(self, folder: str = HERE) -> None:
        def read(name: str) -> Dict[str, Any]:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                data: Dict[str, Any] = json.load(file)
            return data

        self.read = read
        names = read("names.json")
        self.columns: List[str] = names["columns"]["tf.keras"]
        self.about: Dict[str, Any] = read("about.json")
        tables, last = Tables(names), 0
        self.spaces: Dict[str, Space] = {}
        self.likes: Dict[str, Dict[str, Any]] = {}
        self.own_columns: Dict[str, List[str]] = names["columns"]
        for root, given in names["names"].items():
            self.spaces[root] = Space(tables, given["names"], root, last)
            last = self.spaces[root].last
            if "like" in given:
                self.likes[root] = given["like"]
        self.without = {
            root: {
                ".".join(filter(None, (root, module, name)))
                for module, some in like["without"].items()
                for name in some.split(",")
            }
            for root, like in self.likes.items()
        }
        self.known: Dict[str, Optional[Facts]] = {}
        self.more: Optional[Space] = None
        self.classes: Optional[Dict[str, List[int]]] = None
        self.members_known: Dict[str, Dict[str, List[Any]]] = {}

    @property
    def every(self) -> int:
        """All columns, as a mask."""
        return (1 << len(self.columns)) - 1

    def facts(self, name: str) -> Optional[Facts]:
        """What is known of a name; None of one that no release has."""
        if name not in self.known:
            self.known[name] = self.find(name)
        return self.known[name]

    def find(self, name: str) -> Optional[Facts]:
        root = root_of(name)
        space = self.spaces.get(root)
        if space is None:
            return None
        if name in space.where:
            return self.aligned(root, space.tables.facts(name, space.where[name]))
        if root in self.likes and name not in self.without[root]:
            base = self.likes[root]["namespace"]
            found = self.facts(base + name[len(root) :])
            if found is not None:
                alike = self.through(found, name, self.likes[root]["columns"])
                return self.aligned(root, alike)
        return self.private(name) if root == "keras" else None

    def private(self, name: str) -> Optional[Facts]:
        """A name of the modules that Keras wrote for itself."""
        if self.more is None:
            data = self.read("names-more.json")
            self.more = Space(Tables(data), data["names"]["keras"]["names"], "keras", 0)
        number = self.more.where.get(name)
        return None if number is None else self.more.tables.facts(name, number)

    def through(self, one: Facts, name: str, columns: List[Optional[int]]) -> Optional[Facts]:
        """A name of one namespace, as another one has it; None where that is nowhere."""

        def of(values: List[Any], absent: Any) -> List[Any]:
            return [absent if n is None else values[n] for n in columns]

        kinds = of(one.kinds, "")
        words = {word: of(states, NOT_THERE) for word, states in one.words.items()}
        made = Facts(name, kinds, of(one.calls, NOT_THERE), of(one.signatures, None), words)
        return made if any(kinds) else None

    def aligned(self, root: str, one: Optional[Facts]) -> Optional[Facts]:
        """Facts by the columns of `tf.keras`."""
        own = self.own_columns[root]
        if one is None or own == self.columns:
            return one
        places = [own.index(c) if c in own else None for c in self.columns]
        return self.through(one, one.name, places)

    def members(self, name: str) -> Dict[str, List[Any]]:
        """The methods and properties of a class, each with its signature, `p` for a
        property, or `-` where it is absent, by column."""
        if name not in self.members_known:
            self.members_known[name] = self.read_members(name)
        return self.members_known[name]

    def read_members(self, name: str) -> Dict[str, List[Any]]:
        if self.classes is None:
            self.read_methods()
        assert self.classes is not None
        root = root_of(name)
        numbers = self.classes.get(name[len(root) + 1 :], [])
        return dict(self.method(number) for number in numbers)

    def read_methods(self) -> None:
        data = self.read("methods.json")
        self.classes = {}
        for module, some in data["classes"].items():
            for last, runs in some.items():
                name = module + "." + last if module else last
                self.classes[name] = numbers_of(runs)
        self.written_methods: List[str] = data["methods"]
        self.written_signatures: List[str] = data["signatures"]
        self.first_of: List[int] = []
        used = 0
        for one in self.written_methods:
            self.first_of.append(used)
            used += one.count(" x")
        self.methods_known: Dict[int, Tuple[str, List[Any]]] = {}

    def method(self, number: int) -> Tuple[str, List[Any]]:
        if number not in self.methods_known:
            name, *written = self.written_methods[number].split(" ")
            found: List[Any] = []
            used = self.first_of[number]
            for run in written:
                given, kind, length = SHAPE.match(run).groups()  # type: ignore[union-attr]
                one: Any = kind
                if kind == "x":
                    one = split(self.written_signatures[int(given) if given else used])
                    used += not given
                found += [one] * int(length)
            self.methods_known[number] = name, found
        return self.methods_known[number]

    def instead(self, name: str) -> Optional[Instead]:
        """What to write instead of a name, of what is in it, or of its argument."""
        if not hasattr(self, "replaced"):
            self.replaced: Dict[str, int] = {}
            for number, keys in enumerate(self.about["instead"]["keys"]):
                self.replaced.update(dict.fromkeys(keys.split(), number))
        while "." in name:
            found = self.replaced.get(name)
            if found is None and name.startswith("keras."):
                found = self.replaced.get("tf." + name)
            if found is not None:
                return Instead(*self.about["instead"]["entries"][found])
            name = name.rpartition(".")[0]
        return None


def numbers_of(ranges: str) -> List[int]:
    """`0-4 9`."""
    found: List[int] = []
    for one in ranges.split():
        first, _, last = one.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def root_of(name: str) -> str:
    """The namespace of a name: `tf.keras`, `keras`, `tf_keras`, or nothing."""
    for root in ROOTS:
        if name == root or name.startswith(root + "."):
            return root
    return ""


SITES: List[str] = []


def site() -> str:
    """The address of the site whose pages are named."""
    if not SITES:
        with open(os.path.join(HERE, "about.json"), encoding="utf-8") as file:
            SITES.append(json.load(file)["site"])
    return SITES[0]
