"""What a planted fault is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = "mnist.npz"  # lies in the cache, not in the project
ROOT = "@ROOT@"  # in a planted text: the folder of the copy


@dataclass(frozen=True)
class Fault:
    """One fault: what is changed, and how the gate must answer.

    `check` holds the words for pytest, or begins with another way to look:

    - `build`: the strict build of the site;
    - `site`: the changed pages are built, then the words are pytest's, on that site;
    - `record`: `renew` runs; what its outcome shows beside digests is for review;
    - `audit`: an environment and an example, run anew and compared.
    """

    kind: str
    name: str
    file: str
    old: str | None  # stands there once; None where the whole file is meant
    new: str | None  # what stands there instead; None where the file is removed
    says: str  # a pattern of the message; it names the place
    catcher: str  # for a reader: what notices
    check: tuple[str, ...]
    renew: str = ""  # an example and an environment: its record is made anew first

    def plant(self, root: Path) -> None:
        """Breaks a copy of the project, or of the cache. Raises `ValueError` where the
        text to change does not stand there once."""
        path = root / self.file
        new = (self.new or "").replace(ROOT, str(root))
        if self.file == DATA:
            path.write_bytes(damaged(path.read_bytes(), self.new))
        elif self.new is None:
            path.unlink()
        elif self.old is None:
            path.write_text(new, encoding="utf-8")
        else:
            text = path.read_text(encoding="utf-8")
            if text.count(self.old) != 1:
                raise ValueError(f"{self.file} holds {self.old!r} not once")
            path.write_text(text.replace(self.old, new), encoding="utf-8")


def damaged(whole: bytes, how: str | None) -> bytes:
    """The bytes of a file, `cut` off, `altered` or `empty`."""
    if how == "cut":
        return whole[:-1000]
    if how == "altered":
        middle = len(whole) // 2
        return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    return b""
