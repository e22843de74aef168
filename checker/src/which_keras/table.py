"""What each name of Keras is on each release: reads the files in `data/`.

They have the form of the site's own `names.json` and `methods.json`; a page reads the same
ones. A fact is a list with one value for each column, and a column is a release of
TensorFlow. Nothing is decoded before somebody asks for it.
"""

import json
import os
from typing import Any, Dict, List, NamedTuple, Optional

from which_keras.signature import NOT_THERE
from which_keras.tables import Facts, Methods, Space, Tables

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
ROOTS = ("tf.keras", "keras", "tf_keras")


class Instead(NamedTuple):
    """What to write instead: since which release, and the page that shows it."""

    text: str
    since: str
    page: str
    what: str


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
        self.methods: Optional[Methods] = None
        self.modules: Dict[str, Any] = {}  # by file
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

    def through(
        self, one: Facts, name: str, columns: List[Optional[int]]
    ) -> Optional[Facts]:
        """A name of one namespace, as another one has it; None where that is nowhere."""

        def of(values: List[Any], absent: Any) -> List[Any]:
            return [absent if n is None else values[n] for n in columns]

        kinds = of(one.kinds, "")
        words = {word: of(states, NOT_THERE) for word, states in one.words.items()}
        made = Facts(
            name, kinds, of(one.calls, NOT_THERE), of(one.signatures, None), words
        )
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
            if self.methods is None:
                self.methods = Methods(self.read("methods.json"))
            below = name[len(root_of(name)) + 1 :]
            self.members_known[name] = self.methods.of(below)
        return self.members_known[name]

    def gone(self, path: str) -> Optional[int]:
        """The columns in which a name of `keras` or of `tf.python.keras` isn't there by the
        installed source, as a mask. None where the source doesn't tell, in any column."""
        module, rest = path, ""
        while (rows := self.module(module)) is None:
            module, _, rest = module.rpartition(".")
            if not module:
                return None
        releases = self.about["modules"]["releases"]
        self.module_places = [
            releases.index(c) if c in releases else -1 for c in self.columns
        ]
        known = sum(1 << n for n, place in enumerate(self.module_places) if place >= 0)
        if not rest:
            return known & ~self.module_mask(rows, "")
        if (
            module.startswith("keras.src")
            or rest.startswith("_")
            or self.module_mask(rows, "*")
        ):
            return None
        return known & ~self.module_mask(rows, rest)

    def module(self, name: str) -> Optional[Dict[str, str]]:
        """The rows of a private module; they lie in the file of its first name below Keras."""
        file = ".".join(name.split(".")[: 4 if name.startswith("tf.") else 2])
        if file not in self.modules:
            known = file in self.about["modules"]["files"]
            self.modules[file] = self.read(f"modules/{file}.json") if known else {}
        found: Optional[Dict[str, str]] = self.modules[file].get(name)
        return found

    def module_mask(self, rows: Dict[str, str], name: str) -> int:
        """The columns in which a module has a name; "" is the module itself."""
        for text, some in rows.items():
            if name in some.split(" "):
                return sum(
                    1 << n
                    for n, place in enumerate(self.module_places)
                    if place >= 0 and text[place] == "+"
                )
        return 0

    def lacks(self, path: str) -> int:
        """The columns in which TensorFlow itself lacks a name outside Keras, as a mask."""
        if not hasattr(self, "lacking"):
            known = self.about["tensorflow"]
            releases = known["releases"]
            places = [releases.index(c) if c in releases else -1 for c in self.columns]
            self.lacking: Dict[str, int] = dict.fromkeys(
                known["old"].split(), self.every
            )
            for name, text in known["names"].items():
                gone = (
                    n
                    for n, place in enumerate(places)
                    if place >= 0 and text[place] == "-"
                )
                self.lacking[name] = sum(1 << n for n in gone)
        found = 0
        while "." in path:
            found |= self.lacking.get(path, 0)
            path = path.rpartition(".")[0]
        return found

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


def root_of(name: str) -> str:
    """The namespace of a name: `tf.keras`, `keras`, `tf_keras`, or nothing."""
    for root in ROOTS:
        if name == root or name.startswith(root + "."):
            return root
    return ""


SITES: List[str] = []


def site() -> str:
    """The URL of the site whose pages are named."""
    if not SITES:
        with open(os.path.join(HERE, "about.json"), encoding="utf-8") as file:
            SITES.append(json.load(file)["site"])
    return SITES[0]
