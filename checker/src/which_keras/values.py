"""What an expression can be, as far as it can be known without running it."""

from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from which_keras.table import ROOTS

Position = Tuple[int, int, int, int]  # first line, first byte, last line, last byte
# Other copies of Keras in TensorFlow: a private one, and that of TensorFlow 1.
BESIDE = ("tf.python.keras", "tf.compat.v1.keras")


class Ref(NamedTuple):
    """Something that is imported: a module, a class, a function. `tf.keras.layers`."""

    path: str

    @property
    def is_keras(self) -> bool:
        return is_keras(self.path)


def is_keras(path: str) -> bool:
    return any(path == root or path.startswith(root + ".") for root in ROOTS)


class Made(NamedTuple):
    """An object of a class of Keras."""

    path: str


class Own(NamedTuple):
    """An object of a class that the file defines."""

    of: "UserClass"


class Super(NamedTuple):
    """`super()` in a class that the file defines."""

    of: "UserClass"


class Member(NamedTuple):
    """A method or an attribute of an object."""

    of: Any  # Made, Own, Super, Ref of a class, or Tensor
    name: str


class Tensor(NamedTuple):
    """What `Input` returns, and a layer that is called with it."""

    note: str = ""


class Shaped(NamedTuple):
    """The shape of a tensor of Keras, or what `build` is given."""

    note: str = ""


class Text(NamedTuple):
    """A string: how it ends, and whether it is known whole."""

    tail: str
    whole: bool


class Constant(NamedTuple):
    """A number, a truth value, or None."""

    value: Any


class Many(NamedTuple):
    """A list or a tuple: its items, or what each of them is."""

    items: Tuple[Any, ...]
    each: Any = None


class Pairs(NamedTuple):
    """A dictionary with known keys."""

    items: Tuple[Tuple[str, Any], ...]
    whole: bool


class Either(NamedTuple):
    """One of several values; each with the columns on which it is that one."""

    options: Tuple[Tuple[Any, int], ...]


class Versioned(NamedTuple):
    """An expression over a version, such as `tf.__version__.split(".")`."""

    node: Any


class Unknown(NamedTuple):
    note: str = ""


UNKNOWN = Unknown()


class Scope:
    """Names and their values; `parent` is where a name is looked for next."""

    def __init__(
        self, parent: Optional["Scope"] = None, is_class: bool = False
    ) -> None:
        self.names: Dict[str, Any] = {}
        self.parent, self.is_class = parent, is_class
        self.stars: List[str] = parent.stars if parent else []
        self.owner: Optional[UserClass] = parent.owner if parent else None

    def find(self, name: str) -> Any:
        scope: Optional[Scope] = self
        while scope:
            if name in scope.names and not (scope.is_class and scope is not self):
                return scope.names[name]
            scope = scope.parent
        return None


class Function:
    """A function of the file. Its body is read when it is first called, or at the end."""

    def __init__(
        self, node: Any, scope: Scope, mask: int, owner: Optional["UserClass"]
    ) -> None:
        self.node, self.scope, self.mask, self.owner = node, scope, mask, owner
        self.is_read = False
        self.result: Any = UNKNOWN
        self.unsure = False

    @property
    def decorators(self) -> List[str]:
        found = []
        for one in self.node.decorator_list:
            one = getattr(one, "func", one)
            found.append(getattr(one, "attr", getattr(one, "id", "")))
        return found


class UserClass:
    """A class of the file."""

    def __init__(self, name: str, bases: List[Any], position: Position) -> None:
        self.name, self.bases, self.position = name, bases, position
        self.methods: Dict[str, Function] = {}
        self.attributes: Dict[str, Any] = {}

    def family(self) -> Iterator[Any]:
        """This class and those above it: `UserClass`, or a `Ref` of Keras."""
        seen: List[Any] = []
        waiting: List[Any] = [self]
        while waiting:
            one = waiting.pop(0)
            if any(one is other for other in seen):
                continue
            seen.append(one)
            yield one
            if isinstance(one, UserClass):
                for base, _ in (pair for b in one.bases for pair in options(b)):
                    if isinstance(base, (UserClass, Ref)):
                        waiting.append(base)

    @property
    def keras(self) -> List[str]:
        """The classes of Keras above it, nearest first."""
        return [
            one.path for one in self.family() if isinstance(one, Ref) and one.is_keras
        ]

    @property
    def is_known(self) -> bool:
        """Whether all that is above it is known."""
        for one in self.family():
            if isinstance(one, UserClass):
                if any(
                    isinstance(b, Unknown)
                    for base in one.bases
                    for b, _ in options(base)
                ):
                    return False
            elif not one.is_keras:
                return one.path in ("object", "abc.ABC")
        return True

    def method(self, name: str) -> Optional[Function]:
        for one in self.family():
            if isinstance(one, UserClass) and name in one.methods:
                return one.methods[name]
        return None

    def above(self, name: str) -> Optional[Function]:
        """The method that `super()` gives, if a class of the file has it."""
        for one in self.family():
            if one is not self and isinstance(one, UserClass) and name in one.methods:
                return one.methods[name]
        return None

    def attribute(self, name: str) -> Any:
        for one in self.family():
            if isinstance(one, UserClass) and name in one.attributes:
                return one.attributes[name]
        return None


def options(value: Any, mask: int = -1) -> Iterator[Tuple[Any, int]]:
    """The values that a value can be, each with its columns."""
    if isinstance(value, Either):
        for one, where in value.options:
            yield from options(one, mask & where)
    else:
        yield value, mask


def either(pairs: List[Tuple[Any, int]]) -> Any:
    """One value of several; equal ones are one."""
    found: List[Tuple[Any, int]] = []
    for value, mask in (pair for one, where in pairs for pair in options(one, where)):
        for number, (other, where) in enumerate(found):
            if other is value or (type(other) is type(value) and other == value):
                found[number] = other, where | mask
                break
        else:
            found.append((value, mask))
    if len(found) == 1:
        return found[0][0]
    return Either(tuple(found[:6]))


class Call(NamedTuple):
    """How something is called."""

    args: Tuple[Any, ...]  # values; without what follows a `*`
    named: Tuple[Tuple[str, Any], ...]
    starred: bool  # `*args` is among them
    doubled: bool  # `**kwargs` is among them

    def value(self, name: str, place: int = -1) -> Any:
        """The value of an argument, or None where it isn't given."""
        for word, value in self.named:
            if word == name:
                return value
        return self.args[place] if 0 <= place < len(self.args) else None


class Use:
    """One use of Keras in a file."""

    __slots__ = (
        "call",
        "caught",
        "imported",
        "mask",
        "node",
        "position",
        "stored",
        "targets",
        "unsure",
        "written",
    )

    def __init__(
        self, position: Position, targets: List[Tuple[Any, int]], mask: int
    ) -> None:
        self.position = position
        self.targets = targets  # Ref or Member, each with its columns
        self.mask = mask  # the columns on which it is reached
        self.call: Optional[Call] = None
        self.caught = False  # an exception here is expected
        self.imported = False
        self.stored: Any = None  # the value that the attribute gets
        self.unsure = False  # in a branch whose condition isn't known
        self.written = ""
        self.node: Any = None
