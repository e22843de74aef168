"""Explains a name, a code, or the traceback of an error."""

import re
from typing import Iterator, List, Optional, Tuple

from which_keras.report import CODES, ranges
from which_keras.table import Table, root_of, site

EXCEPTION = re.compile(
    r"^\s*(?:[\w.]*\.)?(\w*(?:Error|Warning|Exception|Exit|Interrupt))\b:? ?(.*)$"
)
MODULE_LACKS = re.compile(r"module '([\w.]+)' has no attribute '(\w+)'")
CANNOT_IMPORT = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
NO_MODULE = re.compile(r"No module named '([\w.]+)'")
OBJECT_LACKS = re.compile(r"'(\w+)' object has no attribute '(\w+)'")
CHANGING = re.compile(r"0x[0-9a-f]+|\b\d+\b|[\w./-]*/[\w./-]+")


def public(path: str) -> str:
    """The public spelling of a module: `keras._tf_keras.keras.x` is `tf.keras.x`."""
    for private in (
        "keras._tf_keras.keras",
        "keras.api._v2.keras",
        "tensorflow.keras",
        "tensorflow_core.keras",
        "keras.api.keras",
    ):
        if path == private or path.startswith(private + "."):
            return "tf.keras" + path[len(private) :]
    return path


def name(table: Table, asked: str) -> List[str]:
    """What is known of a name, of a method, or of an argument, one line each."""
    asked = asked.strip().rstrip("()")
    path = public(
        asked
        if asked.startswith(("tf.", "keras", "tf_keras", "tensorflow"))
        else "tf.keras." + asked
    )
    facts = table.facts(path)
    if facts:
        return [path, *of_name(table, path)]
    owner, _, last = path.rpartition(".")
    row = table.members(owner).get(last)
    if row:
        return [path, *of_member(table, path, row)]
    facts = table.facts(owner)
    if facts and any(
        facts.argument(last, n)[0] not in ("absent", "unknown")
        for n in range(len(table.columns))
    ):
        return [f"{owner}({last}=…)", *of_argument(table, owner, last)]
    above, _, method = owner.rpartition(".")
    row = table.members(above).get(method)
    if row and any(isinstance(one, tuple) for one in row):
        mask = sum(
            1 << n
            for n, one in enumerate(row)
            if isinstance(one, tuple) and word_in(one, last)
        )
        if mask:
            lines = [f"{owner}({last}=…)", f"  accepted: {ranges(mask, table.columns)}"]
            return lines + list(instead(table, path))
    return []


def word_in(signature: Tuple[str, ...], word: str) -> bool:
    return any(one.partition("=")[0] == word for one in signature)


def grouped(values: List[str]) -> Iterator[Tuple[str, int]]:
    """Each value with its columns, as a mask."""
    found = {}
    for number, one in enumerate(values):
        found[one] = found.get(one, 0) | 1 << number
    yield from ((one, mask) for one, mask in found.items() if one)


def of_name(table: Table, path: str) -> Iterator[str]:
    facts = table.facts(path)
    assert facts is not None
    for kind, mask in grouped(facts.kinds):
        yield f"  {kind}: {ranges(mask, table.columns)}"
    states = [
        f"{state} ({text})" if kind and state in ("raises", "warns") else ""
        for kind, (state, text) in zip(facts.kinds, facts.calls)
    ]
    for text, mask in grouped(states):
        yield f"  a call {text}: {ranges(mask, table.columns)}"
    written = [
        "(" + ", ".join(one) + ")" if one is not None else ""
        for one in facts.signatures
    ]
    for text, mask in grouped(written):
        yield f"  {text}: {ranges(mask, table.columns)}"
    yield from instead(table, path)


def of_member(table: Table, path: str, row: List[object]) -> Iterator[str]:
    texts = []
    for one in row:
        if isinstance(one, tuple):
            texts.append("(" + ", ".join(one) + ")")
        else:
            texts.append(
                {"p": "property", "-": "absent"}.get(str(one), "no such class")
            )
    for text, mask in grouped(texts):
        yield f"  {text}: {ranges(mask, table.columns)}"
    yield from instead(table, path)


def of_argument(table: Table, owner: str, word: str) -> Iterator[str]:
    facts = table.facts(owner)
    assert facts is not None
    states = []
    for number in range(len(table.columns)):
        state, text = facts.argument(word, number)
        states.append(f"{state} ({text})" if text else state)
    for text, mask in grouped(states):
        yield f"  {text}: {ranges(mask, table.columns)}"
    yield from instead(table, f"{owner}.{word}")


def instead(table: Table, path: str) -> Iterator[str]:
    one = table.instead(path)
    if one:
        yield f"  instead: {one.text}, from {one.since}: {site()}{one.page}"


def traceback(table: Table, text: str) -> List[str]:
    """What the last exception of a text means; nothing where it is unknown."""
    line = last_exception(text)
    if line is None:
        return []
    found = [line]
    path = path_of(table, line)
    if path:
        found += name(table, path)
    page = page_of(table, line)
    if page:
        found.append(f"see {site()}{page}")
    return found if len(found) > 1 else [line, "nothing is known of this error"]


def last_exception(text: str) -> Optional[str]:
    found = [line.strip() for line in text.splitlines() if EXCEPTION.match(line)]
    return found[-1] if found else None


def path_of(table: Table, line: str) -> str:
    """The name that an exception says is missing."""
    match = MODULE_LACKS.search(line)
    if match:
        return public(match[1]) + "." + match[2]
    match = CANNOT_IMPORT.search(line)
    if match:
        return public(match[2]) + "." + match[1]
    match = NO_MODULE.search(line)
    if match and root_of(public(match[1])):
        return public(match[1])
    match = OBJECT_LACKS.search(line)
    if match:
        for module in ("", "layers.", "optimizers.", "metrics.", "callbacks."):
            owner = f"tf.keras.{module}{match[1]}"
            if table.members(owner).get(match[2]):
                return f"{owner}.{match[2]}"
    return ""


def page_of(table: Table, line: str) -> str:
    """The page on an error: the message is that of a run, but for what changes in it."""
    wanted = words(line)
    best, most = "", 0.75
    for page, title, messages in table.read("errors.json")["sections"]:
        for message in (title, *messages):
            have = words(message)
            if have and wanted and have[0] == wanted[0]:
                score = likeness(have, wanted)
                if score > most:
                    best, most = page, score
    return best


def words(line: str) -> List[str]:
    return re.findall(r"\w+", CHANGING.sub("…", line))


def likeness(one: List[str], other: List[str]) -> float:
    """How many of the words of a known message are in another one, from 0 to 1; a bit
    less where the other one has more."""
    known, pasted = set(one), set(other)
    return len(known & pasted) / max(len(known), 4) - len(pasted - known) / 1000


def code(asked: str) -> List[str]:
    known = CODES.get(asked.upper())
    return [f"{asked.upper()}: {known}"] if known else []
