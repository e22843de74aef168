"""The shell examples: lines for pip, uv and the like, one file each in `snippets/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from proof import Mistake, commands, environments
from proof.environments import Environment
from proof.examples import HEADER, MARKER, PROGRAM, SNIPPETS, metadata, tidy
from proof.outcomes import FAILED, PASSED, WARNED, normalise, telling_line

SETTINGS = {"environment": str, "python": str, "probe": bool, "files": list}
SHOWN = 40  # lines of output that are kept, the last ones
# What differs from day to day, or is drawn for a person who waits.
NOISE = re.compile(
    r"^\s*(?:Downloading |Obtaining |Using cached |Collecting |━|\[notice\]|.*eta ).*\n?"
    r"|^\s*(?:Resolved|Prepared|Installed|Audited|Uninstalled|Bytecode).* in .*\n?"
    r"|^\s*Down?load(?:ing|ed) .*\n?",
    re.MULTILINE,
)
ERROR = re.compile(r"^\s*(?:ERROR|error|×|╰─▶)[:\s]*(?P<text>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Script:
    """One shell example. `id` is its path below `snippets/`, with the ending."""

    id: str
    path: Path
    source: str

    @property
    def text(self) -> str:
        """Its name among a record's commands."""
        return self.id

    @cached_property
    def header(self) -> dict:
        header = metadata(self.source, "shell", self.path)
        for name, value in header.items():
            if not isinstance(value, SETTINGS.get(name, type(None))):
                known = ", ".join(f"{n} ({k.__name__})" for n, k in SETTINGS.items())
                raise Mistake(self.path, 1, f"{name}: known are {known}")
        return header

    @cached_property
    def env(self) -> Environment:
        """The environment whose record keeps what it did."""
        name = self.header.get("environment", "")
        try:
            return environments.load(name)
        except FileNotFoundError as error:
            mend = f"no environment is named {name!r}"
            raise Mistake(self.path, 1, mend) from error

    @property
    def python(self) -> str:
        return self.header.get("python", self.env.python)

    @property
    def probe(self) -> bool:
        return self.header.get("probe", False)

    @cached_property
    def files(self) -> dict[str, str]:
        """The examples that lie in its folder, by file name."""
        paths = [SNIPPETS / f"{name}.py" for name in self.header.get("files", [])]
        return {path.name: path.read_text(encoding="utf-8") for path in paths}

    @cached_property
    def program(self) -> str:
        """What a reader sees and what runs."""
        body = HEADER.sub("", self.source, count=1)
        lines = body.splitlines()
        if not any(
            (found := MARKER.match(line)) and found["name"] == PROGRAM for line in lines
        ):
            raise Mistake(self.path, 1, f"add `# --8<-- [start:{PROGRAM}]`")
        return tidy("\n".join(line for line in lines if not MARKER.match(line)))

    @property
    def depends(self) -> list:
        """All that its outcome depends on, but for the package index."""
        return [self.program, self.python, self.files]

    def attempt(self) -> dict:
        """Runs it as printed. Returns `outcome`, `stdout` (all that it printed, its
        last lines), `error` (its telling line) and `seconds`; raises `Pending`."""
        done = commands.in_fresh(["set -e\n" + self.program], self.python, self.files)
        text = NOISE.sub("", normalise(done.stdout + done.stderr))
        lines = [line.rstrip() for line in text.splitlines() if line.strip()]
        result = {"outcome": FAILED if done.failed else PASSED}
        result["stdout"] = "".join(line + "\n" for line in lines[-SHOWN:])
        told = ERROR.search(text)
        if told and not done.failed:
            result["outcome"] = WARNED
        if told or done.failed:
            line = told["text"] if told else (lines or ["it prints nothing"])[-1]
            result["telling"] = telling_line("ERROR", line)
        return result | {"seconds": done.seconds}


def load_all() -> dict[str, Script]:
    """Every shell example by its id, in order."""
    found = [
        Script(path.relative_to(SNIPPETS).as_posix(), path, path.read_text("utf-8"))
        for path in sorted(SNIPPETS.rglob("*.sh"))
    ]
    return {script.id: script for script in found}
