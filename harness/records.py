"""The records: what each job found in each environment, one file for each collector.

A file begins with a line that names its collector and the collector's version. Each
entry follows in the order of its keys: a line for the job (what it depended on, when it
ran, for how long), which also contains the fact where a job has one; otherwise a line for
each fact comes after it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.environments import Environment
from harness.model import Collector, Entry, Job, Line, Run
from harness.project import ProjectError, write

CHANGES = "changes.jsonl"
HINT = "not a line of a record; restore it with git, or run `make record`"


def digest(depends: object) -> str:
    """A digest of all that it depends on, the same on every machine."""
    return hashlib.sha256(json.dumps(depends).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Change:
    """An outcome that changed though its program stayed."""

    ran: str
    collector: str
    key: str
    was: str
    now: str


@dataclass
class Record:
    """All that is recorded of one environment. Files are read when they are asked for."""

    env: Environment
    collectors: Mapping[str, Collector]
    _entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    _pythons: dict[str, str] = field(default_factory=dict)

    def path(self, collector: str) -> Path:
        return self.env.path / f"{collector}.jsonl"

    def entries(self, collector: str) -> dict[str, Entry]:
        """The entries of one collector by their keys; raises `ProjectError` at a line
        that isn't one."""
        if collector not in self._entries:
            kind = self.collectors[collector]
            found = read(self.path(collector), kind)
            self._entries[collector], self._pythons[collector] = found
        return self._entries[collector]

    def stale(self, job: Job) -> str | None:
        """Why a job must run again, or None."""
        entry = self.entries(job.collector.name).get(job.key)
        if entry is None:
            return "it never ran"
        if entry.digest != job.digest:
            return "it changed, or what it runs in"
        return None

    def add(self, job: Job, run: Run, lines: Iterable[Line], moment: str) -> None:
        """Adds the lines of a job; what changed for the same program is news."""
        kind, entries = job.collector, self.entries(job.collector.name)
        made = {line.key: line for line in lines}
        took = round(run.seconds, 2), round(run.cpu, 2)
        entry = Entry(job.key, job.digest, job.program, moment, *took, made)
        old = entries.get(job.key)
        if old and old.program == entry.program:
            news = [
                Change(moment, kind.name, key, was.describe(), made[key].describe())
                for key, was in old.lines.items()
                if key in made and was.describe() != made[key].describe()
            ]
            if news:
                save_changes(self.env, [*load_changes(self.env), *news])
        entries[job.key] = entry
        self._pythons[kind.name] = run.python

    def prune(self, collector: str, keys: set[str]) -> None:
        """Drops what the project no longer has."""
        entries = self.entries(collector)
        for key in entries.keys() - keys:
            del entries[key]

    def text(self, collector: str) -> str:
        """A whole file, sorted; nothing where there is no entry."""
        entries = self.entries(collector)
        if not entries:
            return ""
        kind = self.collectors[collector]
        head = {"collector": collector, "version": kind.version}
        rows: list[dict[str, Any]] = [head | {"python": self._pythons[collector]}]
        for _, entry in sorted(entries.items()):
            rows += entry_rows(entry, kind)
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def save(self, collector: str) -> None:
        """Writes a whole file or nothing; removes it where there is no entry."""
        text = self.text(collector)
        if text:
            write(self.path(collector), text)
        else:
            self.path(collector).unlink(missing_ok=True)

    @property
    def last_tested(self) -> str:
        """The day of the oldest run that still counts."""
        ran = [e.ran for name in self.collectors for e in self.entries(name).values()]
        return min(ran, default="")[:10]


def entry_rows(entry: Entry, kind: Collector) -> list[dict[str, Any]]:
    """An entry as JSON objects, one for each line of the file."""
    row: dict[str, Any] = {"job": entry.key, "digest": entry.digest}
    row |= {"program": entry.program} if entry.program else {}
    row |= {"ran": entry.ran, "took": [entry.seconds, entry.cpu]}
    if kind.single:
        return [row | entry.line.as_json()]
    facts = (
        {"fact": key, **line.as_json()} for key, line in sorted(entry.lines.items())
    )
    return [row, *facts]


def read(path: Path, kind: Collector) -> tuple[dict[str, Entry], str]:
    """The entries of a file, and the Python that ran them; raises `ProjectError`.

    Where git merged two files by union, an entry may be there twice: the newer one
    counts. Two of the same second that differ are refused.
    """
    entries: dict[str, Entry] = {}
    places: dict[str, int] = {}
    python: str = ""
    stale, current = False, None
    text = path.read_text("utf-8") if path.exists() else ""
    for number, row in enumerate(text.splitlines(), 1):
        try:
            data = json.loads(row)
            if "collector" in data:
                stale |= data["version"] != kind.version
                python = max(python, str(data["python"]))
                if data["collector"] != kind.name:
                    raise ValueError(data["collector"])
            elif "job" in data:
                current = read_entry(data, kind)
                newest(entries, current, places, path, number)
            elif current is not None and not kind.single:
                current.lines[data["fact"]] = kind.line.from_json(data["fact"], data)
            else:
                raise ValueError(row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProjectError(path, number, HINT) from error
    for entry in entries.values():
        if not entry.lines:
            hint = f"{entry.key} has no line: {HINT}"
            raise ProjectError(path, places[entry.key], hint)
    if text and not python:
        raise ProjectError(path, 1, f"the first line names no collector: {HINT}")
    if stale:
        for entry in entries.values():
            entry.digest = ""  # made by another version of the collector
    return entries, python


def read_entry(data: dict[str, Any], kind: Collector) -> Entry:
    """A job's line; raises `KeyError`, `ValueError`, `TypeError`."""
    seconds, cpu = data["took"]
    own = data["digest"], data.get("program", ""), data["ran"], seconds, cpu
    key = data["job"]
    lines = {key: kind.line.from_json(key, data)} if kind.single else {}
    return Entry(key, *own, lines)


def newest(
    entries: dict[str, Entry],
    entry: Entry,
    places: dict[str, int],
    path: Path,
    number: int,
) -> None:
    """Keeps the newer of two entries of one key; raises `ProjectError` where neither is."""
    other = entries.get(entry.key)
    if other and other.ran == entry.ran and other != entry:
        hint = (
            f"{entry.key} is here twice, of the same second, with line "
            f"{places[entry.key]}: remove one, or run `make record`"
        )
        raise ProjectError(path, number, hint)
    if other is None or other.ran < entry.ran:
        entries[entry.key] = entry
        places[entry.key] = number


def load_changes(env: Environment) -> list[Change]:
    """The changes of an environment, oldest first."""
    path = env.path / CHANGES
    if not path.exists():
        return []
    found = []
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            found.append(Change(**json.loads(row)))
        except (ValueError, TypeError) as error:
            raise ProjectError(path, number, HINT) from error
    return sorted(set(found), key=lambda one: (one.ran, one.collector, one.key))


def save_changes(env: Environment, changes: list[Change]) -> None:
    rows = (json.dumps(vars(one), ensure_ascii=False) + "\n" for one in changes)
    write(env.path / CHANGES, "".join(rows))


def load(env: Environment, kinds: Mapping[str, Collector]) -> Record:
    """The record of an environment, to be read, or to be changed under `held`."""
    return Record(env, kinds)


@contextmanager
def held(env: Environment, kinds: Mapping[str, Collector]) -> Generator[Record]:
    """The record, for this process alone: a file is written whole, so a second process
    that adds to it waits for the first to end. The folder itself is what is locked. What
    a killed process had half written is removed."""
    folder = os.open(env.path, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        for partial in env.path.glob(".*.jsonl.*"):
            partial.unlink()
        yield load(env, kinds)
    finally:
        os.close(folder)


def now() -> str:
    """This moment, as records write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
