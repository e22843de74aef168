"""Reads the headers of an HDF5 file: attributes and members of its groups, without its arrays.

The page *I have this file* reads them by `docs/assets/hdf5.js`; the cases in
`checker/cases/files/` drive both. What it doesn't know, it refuses. The format:
https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html. Offsets of 8 bytes, as Keras writes.
"""

import os
import struct
from typing import BinaryIO, Dict, Iterator, List, NamedTuple, Optional, Tuple, Union

SIGNATURE = b"\x89HDF\r\n\x1a\n"
LINK_INFO, ATTRIBUTE, CONTINUED, SYMBOLS, DENSE = 2, 12, 16, 17, 21
TEXT, OF_ANY_LENGTH = 3, 9  # kinds of attributes
MOST = 1 << 26  # bytes of a structure: more isn't a header
NOWHERE = 0xFFFFFFFFFFFFFFFF
BEYOND = (1 << 53) - 1  # a number that JavaScript has, too
Value = Union[str, List[str]]


class Unreadable(Exception):
    """A file that isn't what its headers say, or has what isn't read here."""


class Group(NamedTuple):
    """What a group says of itself: texts by name, and offsets of its members."""

    attributes: Dict[str, Value]
    members: Dict[str, int]


class Source:
    """A file, of which parts are read."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = file.seek(0, os.SEEK_END)

    def read(self, at: int, length: int) -> bytes:
        if at < 0 or length < 0 or length > MOST or at + length > self.size:
            raise Unreadable("the file is cut off")
        self.file.seek(at)
        return self.file.read(length)


def number(data: bytes, at: int, width: int) -> int:
    if at < 0 or at + width > len(data):
        raise Unreadable("the file is cut off")
    return int.from_bytes(data[at : at + width], "little")


def long(data: bytes, at: int) -> int:
    """An offset or a length of 8 bytes."""
    found = number(data, at, 8)
    if found > BEYOND:
        raise Unreadable("an offset beyond the file")
    return found


def text(data: bytes, at: int, length: int) -> str:
    """Without what pads it."""
    return data[at : at + length].split(b"\0", 1)[0].decode(errors="replace")


def signed(data: bytes, expected: bytes) -> None:
    if data[:4] != expected:
        raise Unreadable(f"no {expected.decode()} where it should be")


def root(source: Source) -> int:
    """Where the header of the root group is."""
    data = source.read(0, min(source.size, 96))
    if len(data) < 96:
        raise Unreadable("the file is cut off")
    if not data.startswith(SIGNATURE):
        raise Unreadable("no HDF5 file")
    version = data[8]
    if version > 3:
        raise Unreadable(f"a superblock of version {version}")
    if data[13 if version < 2 else 9] != 8:
        raise Unreadable("offsets that aren't of 8 bytes")
    if version > 1:
        return long(data, 36)
    return long(data, 64 if version == 0 else 68)


def messages(source: Source, at: int) -> List[Tuple[int, bytes]]:
    """All messages of an object's header: type, content."""
    head = source.read(at, 16)
    newer = head[:4] == b"OHDR"
    if not newer and head[0] != 1:
        raise Unreadable("no object where one should be")
    flags = head[5] if newer else 0
    start, size = at + 16, number(head, 8, 4)
    if newer:
        before = 6 + (16 if flags & 32 else 0) + (4 if flags & 16 else 0)
        width = min(1 << (flags & 3), 4)
        size = number(source.read(at + before, 8), 0, width)
        start = at + before + (1 << (flags & 3))
    found: List[Tuple[int, bytes]] = []
    todo = [(start, size)]
    while todo:
        if len(found) > 100_000:
            raise Unreadable("a header without an end")
        for kind, content in split(source.read(*todo.pop(0)), newer, flags):
            found.append((kind, content))
            if kind == CONTINUED:
                where, length = long(content, 0), long(content, 8)
                # A newer block begins with its signature and ends with a checksum.
                todo.append((where + 4, length - 8) if newer else (where, length))
    return found


def split(data: bytes, newer: bool, flags: int) -> Iterator[Tuple[int, bytes]]:
    own = 4 + (2 if flags & 4 else 0) if newer else 8
    at = 0
    while at + own <= len(data):
        kind = data[at] if newer else number(data, at, 2)
        size = number(data, at + (1 if newer else 2), 2)
        if at + own + size > len(data):
            raise Unreadable("a message beyond its header")
        yield kind, data[at + own : at + own + size]
        at += own + size


def padded(size: int) -> int:
    return (size + 7) // 8 * 8


def attribute(source: Source, data: bytes) -> Optional[Tuple[str, Value]]:
    """An attribute's name and texts; None where it isn't a text."""
    version = number(data, 0, 1)
    sizes = struct.unpack_from("<HHH", data, 2)
    name, kind_size, space = map(padded, sizes) if version == 1 else sizes
    start = 9 if version == 3 else 8
    kind = number(data, start + name, 1) & 15
    width = number(data, start + name + 4, 4)
    count = elements(data, start + name + kind_size)
    at = start + name + kind_size + space
    called = text(data, start, sizes[0])
    if kind not in (TEXT, OF_ANY_LENGTH):
        return None
    if count is None:
        return called, one(source, data, at, kind, width)
    if count * max(width, 1) > len(data):
        raise Unreadable("more texts than there is room for")
    return called, [
        one(source, data, at + n * width, kind, width) for n in range(count)
    ]


def elements(data: bytes, at: int) -> Optional[int]:
    """How many there are; None for one alone."""
    rank = number(data, at + 1, 1)
    first = at + (8 if number(data, at, 1) == 1 else 4)
    if not rank:
        return None
    found = 1
    for place in range(rank):
        found *= long(data, first + 8 * place)
    return found


def one(source: Source, data: bytes, at: int, kind: int, width: int) -> str:
    if kind == TEXT:
        return text(data, at, width)
    length = number(data, at, 4)
    if not length:
        return ""
    return heap(source, long(data, at + 4), number(data, at + 12, 4), length)


def heap(source: Source, where: int, index: int, length: int) -> str:
    """A text of any length, in the global heap."""
    head = source.read(where, 16)
    signed(head, b"GCOL")
    data = source.read(where, long(head, 8))
    at = 16
    while at + 16 <= len(data):
        found, size = number(data, at, 2), long(data, at + 8)
        if found == index:
            return text(data, at + 16, min(length, size))
        if not found:
            break
        at += 16 + padded(size)
    raise Unreadable("a text that isn't in its heap")


def members(source: Source, tree: int, names: int) -> Dict[str, int]:
    """The members of an older group."""
    head = source.read(names, 32)
    signed(head, b"HEAP")
    texts = source.read(long(head, 24), long(head, 8))
    found: Dict[str, int] = {}
    todo, seen = [tree], 0
    while todo:
        at, seen = todo.pop(), seen + 1
        if seen > 10_000:
            raise Unreadable("a tree without an end")
        start = source.read(at, 24)
        is_last = start[:4] == b"SNOD"
        if not is_last:
            signed(start, b"TREE")
        count = number(start, 6, 2)
        data = source.read(at, 8 + 40 * count if is_last else 32 + 16 * count)
        for place in range(count):
            if is_last:
                name = long(data, 8 + 40 * place)
                found[text(texts, name, len(texts))] = long(data, 16 + 40 * place)
            else:
                todo.append(long(data, 32 + 16 * place))
    return found


def group(source: Source) -> Group:
    """What the root group says of itself."""
    attributes: Dict[str, Value] = {}
    inside: Dict[str, int] = {}
    for kind, data in messages(source, root(source)):
        if kind == ATTRIBUTE:
            found = attribute(source, data)
            if found:
                attributes[found[0]] = found[1]
        elif kind == SYMBOLS:
            inside = members(source, long(data, 0), long(data, 8))
        elif kind == DENSE and number(data, len(data) - 16, 8) != NOWHERE:
            raise Unreadable("attributes in a newer layout")
        elif kind == LINK_INFO:
            raise Unreadable("a group in a newer layout")
    return Group(attributes, inside)
