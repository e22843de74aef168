"""In how many names `keras` and `tf.keras` are the same, as an example counted it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harness.outcomes import Outcome
from harness.render.markdown import fill

SAME_NAMES = "versions/keras-and-tf-keras/same_names"
ADAM = "versions/keras-and-tf-keras/adam_lr_of_both"
COUNTED = re.compile(  # what SAME_NAMES prints
    r"in both: (?P<shared>\d+) names, the same object: (?P<same>\d+)\n"
    r"another object: (?P<differing>\d+)(?P<first>.*)\n"
    r"only in tf\.keras: (?P<missing>\d+)"
)


@dataclass(frozen=True)
class Names:
    """How many public names of `keras` and `tf.keras` are one object, as measured."""

    shared: int  # names that both have
    same: int
    first: tuple[str, ...]  # of those that differ, the first few, in order
    missing: int  # names that only `tf.keras` has

    @property
    def differing(self) -> int:
        return self.shared - self.same

    @property
    def alike(self) -> bool:
        """Whether the two are one in all names."""
        return not self.differing and not self.missing

    @property
    def modules(self) -> str:
        """The modules of those that differ: `` `keras.optimizers`, … ``."""
        where = dict.fromkeys(name.rpartition(".")[0] for name in self.first)
        more = [] if len(self.first) >= self.differing else ["…"]
        return ", ".join([*(f"`{module}`" for module in where), *more])


def names(outcome: Outcome | None) -> Names | None:
    """What an outcome of SAME_NAMES counted; None where it counted nothing."""
    found = COUNTED.search(outcome.stdout) if outcome else None
    if not found:
        return None
    counts = {key: int(found[key]) for key in ("shared", "same", "missing")}
    return Names(first=tuple(found["first"].split()), **counts)


def compared(counted: Names | None) -> str:
    """A sentence that claims what was counted; nothing where nothing was."""
    return fill("same_names.md", names=counted).strip() if counted else ""


def two_adams(printed: str) -> list[str]:
    """What `Adam(lr=0.1)` of `keras` and of `tf.keras` do, as ADAM printed it; nothing
    where they do the same."""
    did = [line.partition(") ")[2] for line in printed.splitlines()]
    return did[:2] if len(set(did)) == 2 else []
