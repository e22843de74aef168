"""What the records say of a release, gathered for the pages and for machines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown.extensions.toc import slugify

from proof.environments import Environment
from proof.outcomes import ENDED, FAILED, PASSED, WARNED
from proof.pages import DOCS
from proof.records import Record

INSIDE, PACKAGE, KERAS3 = "inside", "package", "keras3"
ERAS = {
    INSIDE: "inside TensorFlow",
    PACKAGE: "the `keras` package",
    KERAS3: "Keras 3",
}
SHOWN = re.compile(r'^--8<-- "(?P<id>[^"]+)\.py:program"$')
HEADING = re.compile(r"^#+ (?P<text>.+?)(?: \{ #(?P<anchor>[-\w]+) \})?$")
WHERE = "versions/imports/where"
KERAS = "versions/imports/package_keras"
VERSION = "versions/imports/version"
SAME = "keras.Model is tf.keras.Model: True"  # what KERAS prints
SAME_NAMES = "versions/imports/same_names"
ADAM = "versions/imports/adam_lr_of_both"
COUNTED = re.compile(  # what SAME_NAMES prints
    r"in both: (?P<shared>\d+) names, the same object: (?P<same>\d+)\n"
    r"another object: (?P<differing>\d+)(?P<first>.*)\n"
    r"only in tf\.keras: (?P<missing>\d+)"
)


@dataclass(frozen=True)
class Title:
    """The heading under which a page shows an example."""

    page: str  # its path below docs/: versions/imports.md
    text: str
    anchor: str


def titles() -> dict[str, Title]:
    """The heading of each example that a page shows, by the example's id.

    Read from the sources, since a page can only be rendered once its includes are.
    """
    found: dict[str, Title] = {}
    for path in sorted(DOCS.rglob("*.md")):
        if path.is_symlink() or path.name[0].isdigit():
            continue
        heading = anchor = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := HEADING.match(line):
                heading = match["text"]
                anchor = match["anchor"] or slugify(re.sub("[`*]", "", heading), "-")
            elif match := SHOWN.match(line.strip()):
                page = path.relative_to(DOCS).as_posix()
                own = page.removesuffix(".md") == match["id"].rpartition("/")[0]
                if own or match["id"] not in found:  # its own page names it best
                    found[match["id"]] = Title(page, heading, anchor)
    return found


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


def names(line: dict) -> Names | None:
    """What an outcome of the example SAME_NAMES counted; None where it counted nothing."""
    found = COUNTED.search(line.get("stdout", ""))
    if not found:
        return None
    counts = {key: int(found[key]) for key in ("shared", "same", "missing")}
    return Names(first=tuple(found["first"].split()), **counts)


def compared(line: dict) -> str:
    """A sentence on `keras` and `tf.keras` that claims what was counted; "" if nothing."""
    counted = names(line)
    if counted is None:
        return ""
    shared = f"{counted.shared:,}"
    if not counted.differing:
        text = f"All {shared} public names in both `keras` and `tf.keras` are the same objects"
    else:
        where = dict.fromkeys(name.rpartition(".")[0] for name in counted.first)
        more = ", …" if len(counted.first) < counted.differing else ""
        modules = ", ".join(f"`{module}`" for module in where) + more
        verb = "differs" if counted.differing == 1 else "differ"
        text = (
            f"Of {shared} public names in both `keras` and `tf.keras`, {counted.same:,} "
            f"are the same object, and {counted.differing:,} {verb} ({modules})"
        )
    if counted.missing:
        text += f"; {counted.missing:,} names are in `tf.keras` only"
    return f"{text}."


def short(line: dict) -> tuple:
    """An outcome without what differs from release to release for no reader's reason:
    line numbers of a traceback, the end of a long warning."""
    warned = sorted({kind for kind, _ in line.get("warnings", [])})
    return (
        line["outcome"],
        line.get("error", {}).get("telling", ""),
        line.get("ended", ""),
        line.get("stdout", ""),
        tuple(warned),
    )


@dataclass(frozen=True)
class Release:
    """One release environment, its record, and by name the records of those that are
    the same release with something stated beside it."""

    env: Environment
    record: Record
    beside: dict[str, Record]

    @property
    def name(self) -> str:
        return self.env.release

    def said(self, example: str) -> dict:
        """The outcome of an example, or an empty one where it has not run."""
        return self.record.outcomes.get(example, {"outcome": ""})

    def printed(self, example: str) -> str:
        return self.said(example).get("stdout", "").strip()

    @property
    def index(self) -> dict:
        return next(iter(self.record.lines["index"].values()), {})

    @cached_property
    def era(self) -> str:
        """Where the Keras of `tf.keras` comes from."""
        if self.keras.startswith("3."):
            return KERAS3
        return INSIDE if "tensorflow" in self.printed(WHERE) else PACKAGE

    @cached_property
    def keras(self) -> str:
        """The version of the Keras that `tf.keras` is."""
        lives = self.printed(WHERE).partition("\n")[0]
        if "tensorflow" in lives or not lives:
            return self.printed(VERSION)
        return self.env.packages.get("keras", self.printed(VERSION))

    @property
    def pins(self) -> list[str]:
        """What must stand beside TensorFlow for it to work today."""
        return self.env.install[1:]

    @property
    def two_adams(self) -> tuple[str, str] | None:
        """What `Adam(lr=0.1)` of `keras` and of `tf.keras` do, where they differ."""
        did = [one.partition(") ")[2] for one in self.printed(ADAM).splitlines()]
        return (did[0], did[1]) if len(set(did)) == 2 else None

    @cached_property
    def plain(self) -> dict[str, str]:
        """Each plain installation of the newest patch: its name, the error or ""."""
        asked = self.env.install[0]
        return {
            name.removesuffix(f": {asked}"): line.get("error", "")
            for name, line in self.record.lines["install"].items()
            if name.endswith(f": {asked}")
        }

    @property
    def plain_here(self) -> list[str]:
        """The installers whose plain installation fails on the environment's Python."""
        return [
            name.partition(",")[0]
            for name, error in self.plain.items()
            if error and name.endswith(f"Python {self.env.python}")
        ]

    @property
    def pythons(self) -> list[str]:
        """The Pythons for which there is a Linux wheel."""
        return self.index.get("wheels", {}).get("Linux x86-64", [])

    @property
    def verified(self) -> str:
        """The day of the oldest run that still stands."""
        return min((run["run"][:10] for run in self.record.runs), default="")

    def by_kind(self, known: dict[str, Title]) -> dict[str, list[str]]:
        """The examples with a heading, by what they did here."""
        kinds: dict[str, list[str]] = {PASSED: [], WARNED: [], FAILED: [], ENDED: []}
        for example, line in sorted(self.record.outcomes.items()):
            if example in known:
                kinds[line["outcome"]].append(example)
        return kinds


def releases(kept: dict[str, Record]) -> list[Release]:
    """Every release, oldest first, from the records of all environments."""
    beside: dict[str, dict[str, Record]] = {}
    for name, record in kept.items():
        if not record.env.plain:
            beside.setdefault(record.env.release, {})[name] = record
    return [
        Release(record.env, record, beside.get(name, {}))
        for name, record in kept.items()
        if record.env.plain
    ]


def page_of(release: Release) -> Path:
    return DOCS / "versions" / f"{release.name}.md"
