"""What a run says: made comparable, summarized in a line, compared."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from harness import subject

ABORTED, FAILED, WARNED, PASSED = "aborted", "failed", "warned", "passed"
WORKS = (PASSED, WARNED)

LONGEST = 240  # characters of a summary line
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
CLEAN = [  # (what differs from run to run, what replaces it)
    # the worker, where a library prints the whole stack
    (re.compile(r'"[^"\s]*/harness/(?:subject_)?worker\.py":\d+:\d+'), '"…"'),
    (
        re.compile(
            r'[ ]*File "[^"]*/harness/(?:subject_)?worker\.py", line \d+, in .*\n(?:    .*\n)?'
        ),
        "",
    ),
    (re.compile(r"[^\s\"'(]*/(?:site|dist)-packages/"), "site-packages/"),
    (re.compile(r"[^\s\"'(]*/lib/python3\.\d+/"), "lib/python/"),
    (re.compile(r"[^\s\"'(]*/example-\w+/(?:work|tmp|home)/"), ""),
    (re.compile(r"[^\s\"'(]*/example-\w+\b"), "…"),
    (re.compile(r"\btmp\w{8}\b"), "tmp…"),
    (re.compile(r"\b0x[0-9a-f]{4,}"), "0x…"),
    (re.compile(r"/(?:root|home/\w+)/"), "~/"),
    (re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: ", re.MULTILINE), ""),
    (re.compile(r"^([IWEF])\d{4} [\d:.]+\s+\d+ ", re.MULTILINE), r"\1 "),
    *subject.CLEAN,
]
TIMES = [
    (re.compile(r"\b\d+(?:\.\d+)?(?:s|ms|us|µs)/(step|epoch|sample)"), r"…/\1"),
    (re.compile(r" - \d+s\b"), " - …s"),
    # as wide as it was, because it is a column of `ZipFile.printdir`
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b(?!\.)"), "YYYY-MM-DD HH:MM:SS"),
    (re.compile(r"\b\d+(?:\.\d+)?( ?)(ms|us|µs)\b"), r"…\1\2"),
    *subject.TIMES,
]
RUNTIME = re.compile(r"^(?=[IWEF] \w+\.cc:\d+\])", re.MULTILINE)
LOGGED = re.compile(r"^(?:WARNING:|W )", re.MULTILINE)
SENTENCE = re.compile(
    r"(?<=[\w`'\")\]][.!?])(?<!e\.g\.)(?:\s+(?=[A-Z`])|(?=Received:))"
)
DUMP = re.compile(r"\[[\[\d.,e+\- ]{40,}.*", re.DOTALL)
VALUE = re.compile(r"(?<![\w.])-?\d+\.\d+(?:e[+-]?\d+)?(?!\w)")


@dataclass(frozen=True)
class Failure:
    """The error that ended a run, as a reader would see it."""

    type: str
    message: str
    traceback: str

    @property
    def summary(self) -> str:
        """The one line of it that a person would search for."""
        return first_line(self.type, self.message)

    def as_json(self) -> dict[str, Any]:
        """Its fields; a message that ends the traceback is stored as its length."""
        text = self.traceback.rstrip("\n")
        ends = bool(self.message) and text.endswith(self.message)
        message = {"tail": len(self.message)} if ends else {"message": self.message}
        return {"type": self.type, **message, "traceback": self.traceback}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Failure:
        text = data["traceback"].rstrip("\n")
        message = text[-data["tail"] :] if "tail" in data else data["message"]
        return cls(data["type"], message, data["traceback"])


@dataclass(frozen=True)
class Outcome:
    """What a program did in one environment; texts are normalized.

    `warnings` contains (category, message); `aborted` is what ended a process that
    didn't end by itself.
    """

    kind: str
    stdout: str = ""
    stderr: str = ""
    warnings: tuple[tuple[str, str], ...] = ()
    error: Failure | None = None
    aborted: str = ""

    @property
    def summary(self) -> str:
        """The summary line of its error, or by what it was aborted, or nothing."""
        return self.error.summary if self.error else self.aborted

    @property
    def works(self) -> bool:
        return self.kind in WORKS

    def describe(self) -> str:
        """A short description: an outcome has changed where it changes."""
        return f"{self.kind} {self.summary}".strip()

    def as_json(self) -> dict[str, Any]:
        """All that isn't empty, for a line."""
        data = {
            "outcome": self.kind,
            "stdout": self.stdout,
            "stderr": self.stderr,
            "warnings": [list(one) for one in self.warnings],
            "error": self.error and self.error.as_json(),
            "aborted": self.aborted,
        }
        return {name: value for name, value in data.items() if value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Outcome:
        return cls(
            data["outcome"],
            data.get("stdout", ""),
            data.get("stderr", ""),
            tuple((kind, text) for kind, text in data.get("warnings", ())),
            Failure.from_json(data["error"]) if "error" in data else None,
            data.get("aborted", ""),
        )


def normalize(text: str, times: bool = True) -> str:
    """The text without what differs from machine to machine, and, with `times`, from
    run to run."""
    text = ANSI.sub("", text).replace("\r\n", "\n")
    for pattern, replacement in CLEAN + (TIMES if times else []):
        text = pattern.sub(replacement, text)
    return text


def sentence(line: str) -> str:
    """A line's first sentence, without the data that it dumps."""
    line = DUMP.sub("[…", SENTENCE.split(line, maxsplit=1)[0])
    return line if len(line) <= LONGEST else line[: LONGEST - 2] + " …"


def summary_line(kind: str, message: str) -> str:
    """The one line of an error that a person would search for, after its type."""
    return first_line(kind, normalize(message))


@cache  # many releases raise the same
def first_line(kind: str, message: str) -> str:
    """The same of a message that is normalized, as all that are recorded are."""
    lines = [line.strip() for line in message.splitlines()]
    lines = [line for line in lines if line and not line.startswith("```")]
    if not lines:
        return kind
    kind, lines = subject.cause(kind, lines)
    return f"{kind}: {sentence(lines[0])}"


def read(result: Mapping[str, Any], import_noise: str = "") -> Outcome:
    """The outcome that a worker's raw result states; raises nothing.

    `import_noise` is what importing TensorFlow prints in this environment: an example
    in a fresh interpreter prints it too, and it isn't a warning of the example's own.
    """
    imported = set(normalize(import_noise).splitlines())
    stderr = subject.NOISE.sub("", normalize(result["stderr"]))
    stderr = "".join(
        line + "\n" for line in stderr.splitlines() if line.strip() not in imported
    )
    kind, error, aborted = PASSED, None, ""
    warned = tuple((name, normalize(text)) for name, text in result["warnings"])
    if result["aborted"]:
        kind, aborted = ABORTED, result["aborted"]
    elif result["error"]:
        kind = FAILED
        error = Failure(**{k: normalize(v) for k, v in result["error"].items()})
    elif warned or LOGGED.search(stderr):
        kind = WARNED
    return Outcome(kind, normalize(result["stdout"]), stderr, warned, error, aborted)


def same_text(old: str, new: str, tolerance: float = 0.0) -> bool:
    """Whether two printed texts are equal: exactly, or but for decimal values that
    differ by no more than `tolerance`, relative to the larger one."""
    if old == new:
        return True
    if not tolerance or VALUE.sub("#", old) != VALUE.sub("#", new):
        return False
    pairs = zip(VALUE.findall(old), VALUE.findall(new), strict=True)
    return all(math.isclose(float(a), float(b), rel_tol=tolerance) for a, b in pairs)


def logged_once(stderr: str) -> str:
    """Standard error with each entry of a C++ log once, in one order: threads of the
    runtime write them, how often and when differs from run to run."""
    first, *entries = RUNTIME.split(stderr)
    return first + "\n".join(sorted({one.rstrip() for one in entries}))


def differences(old: Outcome, new: Outcome, tolerance: float = 0.0) -> list[str]:
    """What a person would call different between two outcomes of one program."""
    found = []
    for name, was, now in (
        ("outcome", old.kind, new.kind),
        ("aborted", old.aborted, new.aborted),
        ("error type", old.error and old.error.type, new.error and new.error.type),
        ("summary", old.summary, new.summary),
    ):
        if was != now:
            found.append(f"{name}: {was!r} was recorded, now {now!r}")
    for name, was, now in (
        ("stdout", old.stdout, new.stdout),
        ("stderr", logged_once(old.stderr), logged_once(new.stderr)),
    ):
        if not same_text(was, now, tolerance):
            found.append(f"{name}:\n{was}was recorded, now\n{now}")
    if old.warnings != new.warnings:
        found.append(f"warnings: {old.warnings} were recorded, now {new.warnings}")
    return found
