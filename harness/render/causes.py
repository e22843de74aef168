"""Why two results of a program differ, as a reader sees it.

Many programs differ between two releases for one reason: a module was removed, a message
is logged. Pages and the feed group them by that reason, their cause.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from harness.outcomes import LOGGED, Outcome, same_text, sentence

RAISES, RAISED = "fails", "no longer fails with"
RAISES_ELSE = "fails with another message"
PRINTS = "prints something else"
LOGS, LOGGED_BEFORE = "warns", "no longer warns"
CHANGES = (RAISES, RAISED, PRINTS, LOGS, RAISES_ELSE, LOGGED_BEFORE)

# Who says it, and in which line of which file: not a cause.
SPEAKER = re.compile(
    r"^(?:[IWEF] \S+:\d+\] |WARNING:\w+: *|\w*Warning: +|From \S+:\d+: )+"
)
PLACE = re.compile(r" \((?:site-packages/|unknown location)[^)]*\)")
OBJECT = re.compile(r"<[^<>]* at 0x…>")
# A name moves between modules from release to release: its last part stays.
MODULE = re.compile(r"(?<=(?:module|. from) ')[\w.#]+\.(?=[\w#]+')")
SHORT = 120  # characters of a message in a table of many
NUMBER = re.compile(r"\d+(?:\.\d+)*")


class Cause(NamedTuple):
    """What happens in one of two results, and not in the other."""

    change: str  # one of CHANGES
    fingerprint: str  # of the message, or what was printed before and after


def bare(message: str) -> str:
    """The first sentence of a message, without who says it and where."""
    return PLACE.sub("", sentence(SPEAKER.sub("", " ".join(message.split()))))


def brief(message: str) -> str:
    """It in the line or two that a table has for it."""
    return textwrap.shorten(bare(message), SHORT, placeholder=" …")


@cache
def fingerprint(message: str) -> str:
    """What two messages that mean the same have in common: nothing of who says it and
    where, of numbers, and of what follows the first sentence."""
    text = NUMBER.sub("#", OBJECT.sub("…", bare(message)))
    return text.replace("`", "").rstrip(".: ")


def messages(outcome: Outcome) -> dict[str, list[str]]:
    """What a run warned of and logged, each text once, by its fingerprint."""
    said = [f"{kind}: {text}" for kind, text in outcome.warnings]
    said += [line for line in outcome.stderr.splitlines() if LOGGED.match(line)]
    found: dict[str, list[str]] = {}
    for one in dict.fromkeys(said):
        found.setdefault(fingerprint(one), []).append(one)
    return found


def causes(old: Outcome, new: Outcome, tolerance: float = 0.0) -> list[Cause]:
    """All for which a reader would say that two results of a program differ; none where
    they say the same. Printed values may differ by the program's own `tolerance`."""
    was, now = fingerprint(old.summary), fingerprint(new.summary)
    if MODULE.sub("", was) != MODULE.sub("", now):
        raises = RAISES_ELSE if was else RAISES
        return [Cause(raises, now)] * bool(now) + [Cause(RAISED, was)] * bool(was)
    if not same_text(old.stdout, new.stdout, tolerance):
        return [Cause(PRINTS, f"{old.stdout}\0{new.stdout}")]
    before, after = messages(old), messages(new)
    logs = [Cause(LOGS, one) for one in after if one not in before]
    return logs + [Cause(LOGGED_BEFORE, one) for one in before if one not in after]


def by_cause(found: Mapping[str, Iterable[Cause]]) -> list[tuple[Cause, list[str]]]:
    """Programs that differ, each once, below as few causes as possible; the cause of
    most programs first."""
    left = {name: list(some) for name, some in found.items()}
    groups = []
    while counted := Counter(cause for some in left.values() for cause in some):
        cause, _ = counted.most_common(1)[0]
        names = [name for name, some in left.items() if cause in some]
        groups.append((cause, names))
        left = {name: some for name, some in left.items() if cause not in some}
    return groups
