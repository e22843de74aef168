"""Plants faults, one at a time, in a scratch copy: the gate must notice each.

    python -m proof prove

The narrowest part of the gate that ought to notice is run, and its message must name
the place. Faults of code are recorded first, so that a digest alone counts for nothing.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from proof.outcomes import normalise
from proof.render import markup

from proof import ROOT, write
from proof.prove import survival
from proof.prove.faults import KINDS, load_all
from proof.prove.faults.fault import DATA, Fault
from proof.prove.scratch import Copy, Missed

TABLE = ROOT / "docs" / "about" / "faults.txt"
LONGEST = 150  # characters of a message in the table
QUOTED = re.compile(r"message = |item: '|^>")  # pytest's own words before a message
FRAME = re.compile(r"^(?:E +)?(?:\w+\.)?(?:AssertionError: |Mistake: )?(?:ERROR: )?")


@contextmanager
def scratch():
    folder = Path(tempfile.mkdtemp(prefix="prove-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unbroken(copy: Copy, faults: list[Fault]) -> None:
    """Runs every check once on the unbroken copy; raises `Missed` where one fails."""
    plain, sites, alone, anew = {}, {}, {}, {}
    for fault in faults:
        how, *words = fault.check
        if how in ("record", "audit", "build"):
            alone[fault.check, fault.renew if how == "record" else ""] = fault
        elif how == "site":
            sites |= dict.fromkeys(words)
        elif "--rerun" in words:
            anew |= dict.fromkeys([how, *words])
        else:
            plain |= dict.fromkeys(w for w in (how, *words) if w[0] != "-")
    code, said = copy.build("--strict")
    if code:
        raise Missed(f"the unbroken copy does not build:\n{said}")
    site = {"PROOF_SITE": str(copy.site)}
    for words, variables in (([*plain], {}), ([*anew], {}), ([*sites], site)):
        code, said = copy.pytest(*words, variables=variables) if words else (0, "")
        if code:
            raise Missed(f"the unbroken copy fails:\n{said}")
    for fault in alone.values():
        if fault.check[0] != "build":
            said = copy.renew(fault.renew) if fault.renew else ""
            code, words = copy.check(fault)
            copy.restore()
            if code:
                raise Missed(f"the unbroken copy fails {fault.check}:\n{said}{words}")


def catch(copy: Copy, fault: Fault) -> str:
    """Plants a fault, runs its check, restores. Returns what the check said, in a line;
    raises `Missed` where it says nothing of the place."""
    if fault.file == DATA:
        copy.scratch_cache()
    try:
        fault.plant(copy.cache if fault.file == DATA else copy.root)
        renewed = copy.renew(fault.renew) if fault.renew else ""
        code, said = copy.check(fault)
    finally:
        copy.restore()
    found = re.search(fault.says, said)
    if code == 0 or found is None:
        why = "it passes" if code == 0 else f"nothing there is like {fault.says}"
        raise Missed(f"{why}:\n{renewed[-2000:]}{said[-5000:]}")
    return shortened(copy, said, found)


def shortened(copy: Copy, said: str, found: re.Match) -> str:
    """The message in a line: where the pattern begins, and where it ends."""
    begin = said[: found.start()].rpartition("\n")[2]
    if QUOTED.search(begin):
        begin = ""
    end = said[found.end() :].partition("\n")[0]
    lines = [line for line in f"{begin}{found[0]}{end}".splitlines() if line.strip()]
    lines = [FRAME.sub("", line).split(r"\n")[0] for line in lines]
    chosen = [one[:LONGEST] for one in dict.fromkeys([lines[0], lines[-1]])]
    text = (
        " … ".join(chosen).replace(f"{copy.root}/", "").replace(f"{copy.folder}/", "")
    )
    return re.sub(r"\bin \d+\.\d+ ?s\b|\d+\.\d+s\b", "…", normalise(text)).strip()


def table(rows: list[tuple[str, ...]], names: tuple[str, ...]) -> str:
    """A Markdown table; what a cell would take for its own is escaped."""
    cells = (
        [one.replace("<", "&lt;").replace("|", "&#124;") for one in row] for row in rows
    )
    return "".join(f"{line}\n" for line in markup.table(names, cells))


def prove(only: str = "") -> int:
    """Plants every fault (or those whose name holds `only`, and writes nothing) and
    prints what became of each. Returns the number that the gate missed."""
    started = time.monotonic()
    faults = [one for one in load_all() if only in f"{one.kind}: {one.name}"]
    rows, outlived, missed = [], [], []

    def attempt(name: str, act, *given) -> str | None:
        begun, said = time.monotonic(), None
        try:
            said = act(*given)
        except (Missed, ValueError, OSError) as error:
            missed.append(name)
            print(f"MISSED {name}: {error}", flush=True)
        else:
            took = time.monotonic() - begun
            print(f"{name}: {said or 'passes'} ({took:.0f} s)", flush=True)
        return said

    with scratch() as folder:
        copy = Copy(folder)
        attempt("the unbroken copy", unbroken, copy, faults)
        for fault in [] if missed else faults:
            said = attempt(f"{fault.kind}: {fault.name}", catch, copy, fault)
            rows.append((fault.kind, fault.name, fault.catcher, said or ""))
        for name, act in [] if missed and not only else survival.load_all(only):
            said = attempt(f"survives {name}", act, copy)
            outlived.append((name, said or ""))
            copy.restore()
    minutes = max(1, round((time.monotonic() - started) / 60))
    counts = ", ".join(f"{k} {sum(r[0] == k for r in rows)}" for k in KINDS)
    total = f"{len(rows)} faults ({counts}), {len(missed)} missed; {len(outlived)} troubles survived; {minutes} minutes."
    print("\n".join([total, *(f"MISSED {name}" for name in missed)]))
    if not missed and not only:
        first = table(rows, ("Kind", "Planted fault", "Caught by", "What it said"))
        second = table(outlived, ("Trouble", "What comes of it"))
        write(TABLE, f"{first}\n{total}\n\n{second}")
    return len(missed)
