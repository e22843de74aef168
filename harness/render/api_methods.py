"""The methods and properties of each class of `tf.keras`, inherited ones too: a file that
*Can I use* loads when somebody asks for one.

- `signatures`: parameters as Python writes them.
- `methods`: each as `fit x4 12x3 -2 p9`: by columns, a signature that is new in this file,
  number 12, absent, a property. Classes share what is equal while they exist.
- `classes`: by module, each class with the numbers of its methods: `0-4 9`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from harness.project import Project
from harness.render.api_facts import Signature, signature
from harness.render.api_history import Cell, History, load, runs

SCHEMA = 1
NAMESPACE = "tf.keras"
PROPERTY, ABSENT = "p", "-"
# By column: a signature, PROPERTY, ABSENT; None where the class doesn't exist.
Member = Signature | str | None


def as_json(project: Project) -> dict[str, Any]:
    """The file."""
    history = load(project)[NAMESPACE]
    return data(history.columns, members(history))


def data(
    columns: list[str], found: dict[str, dict[str, list[Member]]]
) -> dict[str, Any]:
    """What a file says of some classes."""
    shared = Shared(found)
    numbers: dict[Signature, int] = {}
    classes: dict[str, dict[str, str]] = {}
    for name, own in sorted(shared.classes.items()):
        module, _, last = name[len(NAMESPACE) + 1 :].rpartition(".")
        classes.setdefault(module, {})[last] = ranges(own)
    methods = [f"{m} {' '.join(encoded(v, numbers))}" for m, v in shared.methods]
    return {
        "schema": SCHEMA,
        "columns": columns,
        "signatures": [", ".join(one) for one in numbers],
        "methods": methods,
        "classes": classes,
    }


def members(history: History) -> dict[str, dict[str, list[Member]]]:
    """By class and method, what it is in each column."""
    found, read = {}, Reader(history)
    for name, cells in history.names.items():
        own = [
            read.members(cell, number) if cell and cell.kind == "class" else None
            for number, cell in enumerate(cells)
        ]
        every = dict.fromkeys(m for some in reversed(own) for m in some or ())
        if every:
            found[name] = {
                method: [
                    None if some is None else some.get(method, ABSENT) for some in own
                ]
                for method in every
            }
    return found


class Reader:
    """Reads classes; most bodies are those of several columns, so each is read once."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.known: dict[tuple[int, ...], dict[str, Signature | str]] = {}
        self.signatures: dict[int, Signature] = {}

    def members(self, cell: Cell, column: int) -> dict[str, Signature | str]:
        """The methods and properties of a class, those of its bases too; the nearest
        definition counts."""
        above = (self.history.classes[column].get(base) for base in cell.body["bases"])
        bodies = [cell.body, *(one.body for one in above if one)]
        key = tuple(map(id, bodies))
        if key not in self.known:
            found = self.known[key] = {}
            for body in bodies:
                for method, rows in body["methods"].items():
                    found.setdefault(method, self.signature(rows))
                for name in body["properties"]:
                    found.setdefault(name, PROPERTY)
        return self.known[key]

    def signature(self, rows: list[list[str]] | None) -> Signature:
        if id(rows) not in self.signatures:
            made = signature(rows)
            self.signatures[id(rows)] = ("*args", "**kwargs") if made is None else made
        return self.signatures[id(rows)]


class Shared:
    """Methods that classes share. One that a class has while it exists is that of another
    class that exists longer, if they are equal meanwhile."""

    def __init__(self, found: dict[str, dict[str, list[Member]]]) -> None:
        self.methods: list[tuple[str, list[Signature | str]]] = []
        self.classes: dict[str, list[int]] = {}
        known: dict[str, list[int]] = {}

        def there(name: str) -> int:
            return sum(one is not None for one in next(iter(found[name].values())))

        for name in sorted(found, key=lambda name: (-there(name), name)):
            own = self.classes[name] = []
            for method, values in found[name].items():
                same = known.setdefault(method, [])
                number = next(
                    (n for n in same if agree(values, self.methods[n][1])), None
                )
                if number is None:
                    number = len(self.methods)
                    whole = [ABSENT if one is None else one for one in values]
                    self.methods.append((method, whole))
                    same.append(number)
                own.append(number)


def agree(values: Sequence[Member], whole: Sequence[Signature | str]) -> bool:
    return all(a is None or a == b for a, b in zip(values, whole, strict=True))


def encoded(
    values: list[Signature | str], numbers: dict[Signature, int]
) -> Iterator[str]:
    """The runs of a method as text; new signatures are added to `numbers`."""
    for first, last, value in runs(values):
        length = last - first + 1
        if isinstance(value, str):
            yield f"{value}{length}"
        else:
            known = str(numbers[value]) if value in numbers else ""
            numbers.setdefault(value, len(numbers))
            yield f"{known}x{length}"


def ranges(numbers: Iterable[int]) -> str:
    """`0-4 9`."""
    found: list[list[int]] = []
    for one in sorted(numbers):
        if found and one == found[-1][-1] + 1:
            found[-1][1:] = [one]
        else:
            found.append([one])
    return " ".join("-".join(map(str, one)) for one in found)
