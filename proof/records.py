"""The records: what each example did in each environment, one line per outcome."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from math import inf
from pathlib import Path

from proof import Mistake, notebooks, write
from proof.commands import Command
from proof.environments import Environment
from proof.examples import Example
from proof.outcomes import ENDED, FAILED, telling_line
from proof.runner import PROTOCOL
from proof.runs import Run, digest, short
from proof.scripts import Script

FILE = "record.jsonl"
# A line's first key says what it is: what the index says of the release, an attempt to
# install it, what a later installation would change, what an example or a printed
# command did, how an outcome differs from the one before, and when all that was.
KINDS = ("index", "install", "then", "example", "command", "change", "run")
RELEASE = "release"  # the name of the search for a recipe in a run's times


def command_digest(command: Command | Script) -> str:
    """Stands for all that a printed command's outcome depends on, but for the index."""
    return short([PROTOCOL, *command.depends])


@dataclass
class Record:
    """The `record.jsonl` of one environment."""

    env: Environment
    lines: dict[str, dict[str, dict]] = field(  # by kind, then by name
        default_factory=lambda: {kind: {} for kind in KINDS}
    )

    @property
    def path(self) -> Path:
        return self.env.path / FILE

    @property
    def outcomes(self) -> dict[str, dict]:
        """Lines of examples, by the example's id."""
        return self.lines["example"]

    @property
    def commands(self) -> dict[str, dict]:
        """Lines of printed commands, by the command."""
        return self.lines["command"]

    @property
    def runs(self) -> list[dict]:
        """Lines of runs, the newest first: `run` (UTC), `python`, `seconds` by name."""
        runs = self.lines["run"].values()
        return sorted(runs, key=lambda run: run["run"], reverse=True)

    def run_of(self, name: str) -> dict | None:
        """The newest run that holds this example or command."""
        return next((run for run in self.runs if name in run["seconds"]), None)

    def seconds_of(self, name: str) -> float:
        """What its newest run took, in seconds of the clock; infinite where none is."""
        run = self.run_of(name)
        return run["seconds"][name][0] if run else inf

    def stale(self, example: Example) -> str | None:
        """Why the example must run again, or None."""
        line = self.outcomes.get(example.id)
        if line is None:
            return "it never ran"
        if line["digest"] != digest(self.env, example):
            return "it changed, or what it runs in"
        return None

    def stale_command(self, command: Command | Script) -> str | None:
        """Why the printed command must be tried again, or None."""
        line = self.commands.get(command.text)
        if line is None:
            return "it was never tried"
        if line["digest"] != command_digest(command):
            return "it changed, or its example"
        return None

    def keep(self, run: Run, moment: str) -> None:
        """Takes in the outcome of an example, and writes the page of a notebook."""
        example = run.job.example
        code = short([example.program])
        line = {
            "example": example.id,
            "digest": digest(self.env, example),
            "code": code,
        }
        line |= run.outcome.fields()
        whole = run.outcome.kind not in (ENDED, FAILED)
        if example.notebook and notebooks.shows(self.env) and whole:
            stated = {"digest": line["digest"], "day": moment[:10]}
            stated["seconds"] = round(run.seconds)
            page = notebooks.store(example, self.env, run.result["notebook"], stated)
            line["page"] = page
        was = self.outcomes.get(example.id, {})
        if was.get("code") == code and brief(was) != brief(line):
            name = f"{moment} {example.id}"
            change = {"change": name, "was": brief(was), "now": brief(line)}
            self.lines["change"][name] = change
        self.outcomes[example.id] = line
        self.keep_times(example.id, [run.seconds, run.cpu], run.python, moment)

    def keep_times(
        self, name: str, times: list[float], python: str, moment: str
    ) -> None:
        """Notes when and how long (wall, processor; seconds), in one line per run."""
        for run in self.runs:
            run["seconds"].pop(name, None)
            if not run["seconds"]:
                del self.lines["run"][run["run"]]
        run = self.lines["run"].setdefault(
            moment, {"run": moment, "python": python, "seconds": {}}
        )
        run["seconds"][name] = [round(value, 2) for value in times]
        run["seconds"] = dict(sorted(run["seconds"].items()))

    def keep_release(
        self, facts: dict, attempts: list[dict], seconds: float, moment: str
    ) -> None:
        """Takes in what the index says and what came of each attempt to install, now
        and afterwards."""
        for kind in ("index", "install", "then"):
            self.lines[kind].clear()
        for line in (facts, *attempts):
            self.add(line)
        self.keep_times(RELEASE, [seconds], self.env.python, moment)

    def prune(self, examples: set[str], commands: set[str]) -> None:
        """Forgets what the project no longer holds."""
        for kept, wanted in ((self.outcomes, examples), (self.commands, commands)):
            for name in kept.keys() - wanted:
                del kept[name]
        known = examples | commands | {RELEASE}
        for run in self.runs:
            run["seconds"] = {k: v for k, v in run["seconds"].items() if k in known}
            if not run["seconds"]:
                del self.lines["run"][run["run"]]

    def add(self, line: dict) -> None:
        """Takes in a line; raises `StopIteration` where it is none of a record."""
        kind = next(kind for kind in KINDS if kind in line)
        self.lines[kind][line[kind]] = line

    def text(self) -> str:
        """The whole file; lines are sorted."""
        lines = (line for kind in KINDS for _, line in sorted(self.lines[kind].items()))
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)

    def save(self) -> None:
        """Writes the whole file or nothing."""
        write(self.path, self.text())


def brief(line: dict) -> str:
    """An outcome in a few words: what changed is news where these change."""
    return " ".join(
        filter(
            None,
            (
                line["outcome"],
                line.get("error", {}).get("telling"),
                line.get("ended"),
            ),
        )
    )


def load(env: Environment) -> Record:
    """Reads a record; raises `Mistake` at a line that is no outcome."""
    record = Record(env)
    if not record.path.exists():
        return record
    for number, text in enumerate(record.path.read_text("utf-8").splitlines(), 1):
        try:
            line = json.loads(text)
            if "example" in line and "error" in line:  # never older than its rule
                error = line["error"]
                error["telling"] = telling_line(error["type"], error["message"])
            record.add(line)
        except (ValueError, StopIteration, TypeError) as error:
            mend = "no line of a record; restore it with git, or `make record`"
            raise Mistake(record.path, number, mend) from error
    return record


@lru_cache(maxsize=256)
def look(env: Environment, stamp: tuple[int, int] | None) -> Record:
    """A record to look at, read once as long as its file stays."""
    return load(env)


def load_all(envs: dict[str, Environment]) -> dict[str, Record]:
    """The records of environments, by their names. To look at: who changes one holds it."""
    found = {}
    for name, env in envs.items():
        path = env.path / FILE
        stat = path.stat() if path.exists() else None
        found[name] = look(env, stat and (stat.st_size, stat.st_mtime_ns))
    return found


@contextmanager
def held(env: Environment) -> Iterator[Record]:
    """The record, for this process alone: it is written whole, so a second one that
    adds to it waits for the first to end. The folder itself is what is locked."""
    folder = os.open(env.path, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield load(env)
    finally:
        os.close(folder)


def now() -> str:
    """This moment, as records write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
