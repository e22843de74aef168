"""What a run says: made comparable, named by its telling line, compared."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from functools import cache

ENDED, FAILED, WARNED, PASSED = "ended", "failed", "warned", "passed"

LONGEST = 240  # characters of a telling line
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
CLEAN = [  # (what differs from run to run, what stands for it)
    # the runner, where a library prints the whole stack
    (re.compile(r'"[^"\s]*/proof/runner\.py":\d+:\d+'), '"…"'),
    (
        re.compile(
            r'[ ]*File "[^"]*/proof/runner\.py", line \d+, in .*\n(?:    .*\n)?'
        ),
        "",
    ),
    (
        re.compile(r"[^\s\"'(]*/__autograph_generated_file\w+\.py"),
        "__autograph_generated__.py",
    ),
    (re.compile(r"[^\s\"'(]*/(?:site|dist)-packages/"), "site-packages/"),
    (re.compile(r"[^\s\"'(]*/lib/python3\.\d+/"), "lib/python/"),
    (re.compile(r"[^\s\"'(]*/example-\w+/(?:work|tmp|home)/"), ""),
    (re.compile(r"[^\s\"'(]*/example-\w+\b"), "…"),
    (re.compile(r"\btmp\w{8}\b"), "tmp…"),
    (re.compile(r"\b\d{12,}: TensorSpec"), "…: TensorSpec"),
    (re.compile(r"\b0x[0-9a-f]{4,}"), "0x…"),
    (re.compile(r"_AnonymousVar\d+"), "_AnonymousVar…"),
    (re.compile(r"\b\d{4}(?:_\d\d){5}/[\w.-]*?\."), "…/…."),
    (re.compile(r"/(?:root|home/\w+)/"), "~/"),
    (re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: ", re.MULTILINE), ""),
    (re.compile(r"^([IWEF])\d{4} [\d:.]+\s+\d+ ", re.MULTILINE), r"\1 "),
]
TIMES = [
    # which one is named differs from run to run
    (
        re.compile(
            r"(?<=Operation ')\{name:.*\}\}(?=' was changed by setting attribute)"
        ),
        "{…}",
    ),
    (re.compile(r"\b\d+(?:\.\d+)?(?:s|ms|us|µs)/(step|epoch|sample)"), r"…/\1"),
    (re.compile(r" - \d+s\b"), " - …s"),
    # as wide as it was, because it is a column of `ZipFile.printdir`
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b(?!\.)"), "YYYY-MM-DD HH:MM:SS"),
    (re.compile(r"\b\d+(?:\.\d+)?( ?)(ms|us|µs)\b"), r"…\1\2"),
]
NOISE = re.compile(  # lines of the log that speak of the machine, not of the example
    r"^(?:I .*|WARNING: All log messages before absl::InitializeLog.*"
    r"|To enable (?:them|the following instructions).*"
    r"|[EW] \S+ oneDNN supports DT_\w+ only on platforms with .*"
    r"|W \S+ Allocation of \d+ exceeds \d+% of (?:free )?system memory.*"
    # said when an object is collected, so at another moment in each run
    r"|WARNING:tensorflow:(?:Unresolved object in checkpoint|A checkpoint was restored).*)\n?",
    re.MULTILINE,
)
LOGGED = re.compile(r"^(?:WARNING:|W )", re.MULTILINE)
NAMED = re.compile(r"[A-Z]\w*(?:Error|Exception|Warning)?: ")
WRAPPER = re.compile(r"Exception encountered when calling |See console for info")
STACK = re.compile(r"Detected at node|File \"|Node: ")
SENTENCE = re.compile(
    r"(?<=[\w`'\")\]][.!?])(?<!e\.g\.)(?:\s+(?=[A-Z`])|(?=Received:))"
)
DUMP = re.compile(r"\[[\[\d.,e+\- ]{40,}.*", re.DOTALL)
RATIO = re.compile(r"\d times\b")
FIGURE = re.compile(r"(?<![\w.])-?\d+\.\d+(?:e[+-]?\d+)?(?!\w)")


@dataclass
class Outcome:
    """What one example did in one environment, ready to be kept.

    Texts are normalised. `warnings` holds (category, message). `error` is empty, or
    holds `type`, `message`, `traceback` and `telling`: the line one would search for.
    """

    kind: str
    stdout: str = ""
    stderr: str = ""
    warnings: list[list[str]] = field(default_factory=list)
    error: dict[str, str] = field(default_factory=dict)
    ended: str = ""

    def fields(self) -> dict:
        """All that is not empty, for a record's line."""
        fields = {name: value for name, value in asdict(self).items() if value}
        fields["outcome"] = fields.pop("kind")
        return fields


def normalise(text: str, times: bool = True) -> str:
    """The text without what differs from machine to machine, and, with `times`, from
    run to run."""
    text = ANSI.sub("", text).replace("\r\n", "\n")
    for pattern, stand_in in CLEAN + (TIMES if times else []):
        text = pattern.sub(stand_in, text)
    return text


def sentence(line: str) -> str:
    """A line's first sentence, without the data that it dumps."""
    line = DUMP.sub("[…", SENTENCE.split(line, maxsplit=1)[0])
    return line if len(line) <= LONGEST else line[: LONGEST - 2] + " …"


@cache  # a record is read often, and many releases say the same
def telling_line(kind: str, message: str) -> str:
    """The one line of an error that a person would search for, after its type.

    Keras and TensorFlow wrap the cause: "in user code:" ends with the true error,
    "Exception encountered when calling …" is followed by it, "Graph execution error:"
    holds it between two stacks.
    """
    lines = [line.strip() for line in normalise(message).splitlines()]
    lines = [line for line in lines if line and not line.startswith("```")]
    if not lines:
        return kind
    if lines[0] in ("in user code:", "in converted code:"):
        named = [line for line in lines if NAMED.match(line)]
        if named:
            kind, _, rest = named[-1].partition(": ")
            lines = [rest, *lines[lines.index(named[-1]) + 1 :]]
    if lines[0].startswith("Graph execution error"):
        stack = [number for number, line in enumerate(lines) if STACK.match(line)]
        lines = lines[max(stack, default=0) + 1 :] or lines
    if WRAPPER.match(lines[0]) and len(lines) > 1:
        lines = lines[1:]
    return f"{kind}: {sentence(lines[0])}"


def read(result: dict, import_noise: str = "") -> Outcome:
    """The outcome that a runner's result states; raises nothing.

    `import_noise` is what importing TensorFlow prints in this environment: an example
    in a fresh interpreter prints it too, and it is no warning of its own.
    """
    imported = set(normalise(import_noise).splitlines())
    stderr = NOISE.sub("", normalise(result["stderr"]))
    stderr = "".join(
        line + "\n" for line in stderr.splitlines() if line.strip() not in imported
    )
    outcome = Outcome(
        kind=PASSED,
        stdout=normalise(result["stdout"]),
        stderr=stderr,
        warnings=[[kind, normalise(text)] for kind, text in result["warnings"]],
    )
    if result["ended"]:
        outcome.kind, outcome.ended = ENDED, result["ended"]
    elif result["error"]:
        outcome.kind = FAILED
        outcome.error = {k: normalise(v) for k, v in result["error"].items()}
        outcome.error["telling"] = telling_line(
            result["error"]["type"], result["error"]["message"]
        )
    elif outcome.warnings or LOGGED.search(stderr):
        outcome.kind = WARNED
    return outcome


def same_text(old: str, new: str) -> bool:
    """Equal but for figures: within 0.01, on a line that speaks of a loss within 10 %,
    on one that says how many times as long something took within a factor of ten."""
    old_lines, new_lines = old.splitlines(), new.splitlines()
    if len(old_lines) != len(new_lines):
        return False
    for was, now in zip(old_lines, new_lines, strict=True):
        if FIGURE.sub("#", was) != FIGURE.sub("#", now):
            return False
        for a, b in zip(FIGURE.findall(was), FIGURE.findall(now), strict=True):
            a, b = float(a), float(b)
            allowed = 0.1 * abs(a) if "loss" in was.lower() else 0.01
            allowed = 0.9 * max(a, b) if RATIO.search(was) else allowed
            if abs(a - b) > allowed + 1e-9:
                return False
    return True


def differences(old: dict, new: dict) -> list[str]:
    """What a person would call different between two records of an outcome."""
    found = []
    for name in ("outcome", "ended"):
        if old.get(name) != new.get(name):
            found.append(
                f"{name}: {old.get(name)!r} was recorded, now {new.get(name)!r}"
            )
    for name in ("type", "telling"):
        was, now = old.get("error", {}).get(name), new.get("error", {}).get(name)
        if was != now:
            found.append(f"error {name}: {was!r} was recorded, now {now!r}")
    for name in ("stdout", "stderr"):
        if not same_text(old.get(name, ""), new.get(name, "")):
            found.append(
                f"{name}:\n{old.get(name, '')}was recorded, now\n{new.get(name, '')}"
            )
    if old.get("warnings", []) != new.get("warnings", []):
        found.append(
            f"warnings: {old.get('warnings')} were recorded, now {new.get('warnings')}"
        )
    return found
