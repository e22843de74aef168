"""The examples: one file each in `snippets/`, a complete program with a header."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet

from proof import ROOT, Mistake

SNIPPETS = ROOT / "snippets"
PROGRAM = "program"  # the section that holds all below the header
CHECK = (
    "versions/check"  # imports, trains, saves and loads: what an installation must do
)
CPU_SECONDS = 5
MOST_CPU_SECONDS = 60
HEADER = re.compile(
    r"^# /// (?P<kind>[a-z]+)\n(?P<toml>(?:#(?: .*)?\n)+?)# ///\n", re.MULTILINE
)
CELL = re.compile(r"^# %%", re.MULTILINE)
MARKER = re.compile(r"^\s*# --8<-- \[(?P<edge>start|end):(?P<name>[a-z][-_0-9a-z]*)\]$")
SETTINGS = {
    "probe": bool,  # its outcome is the statement: it may fail
    "notebook": bool,  # its cells run in Jupyter
    "fresh": bool,  # needs an interpreter in which nothing is imported yet
    "waits": bool,  # waits more than it computes: takes no processor from another
    "environments": list,  # where it runs; without it: on each release
    "given": str,  # another example, whose files lie in the working directory,
    "given-by": list,  # in a folder for each of these environments
    "cpu-seconds": int,  # above CPU_SECONDS only with a reason
    "reason": str,
}


def metadata(text: str, kind: str, place: object) -> dict:
    """The inline metadata (PEP 723) of one kind; raises `Mistake` where it has none."""
    for match in HEADER.finditer(text):
        if match["kind"] == kind:
            toml = re.sub(r"^# ?", "", match["toml"], flags=re.MULTILINE)
            try:
                return tomllib.loads(toml)
            except tomllib.TOMLDecodeError as error:
                line = text[: match.start()].count("\n") + 1
                raise Mistake(place, line, f"the header is no TOML: {error}") from error
    raise Mistake(place, 1, f"no header: begin with `# /// {kind}`, end with `# ///`")


@dataclass(frozen=True)
class Example:
    """One example. `id` is its path below `snippets/`, without the ending."""

    id: str
    path: Path
    source: str

    @property
    def page(self) -> str:
        return self.id.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.id.rpartition("/")[2]

    @cached_property
    def header(self) -> dict:
        header = metadata(self.source, "script", self.path)
        for name, value in header.get("tool", {}).get("proof", {}).items():
            kind = SETTINGS.get(name)
            if kind is None or not isinstance(value, kind):
                known = ", ".join(f"{n} ({k.__name__})" for n, k in SETTINGS.items())
                line = self.source[: self.source.find(f"# {name}")].count("\n") + 1
                raise Mistake(
                    self.path, line, f"[tool.proof] {name}: known are {known}"
                )
        return header

    @cached_property
    def settings(self) -> dict:
        return self.header.get("tool", {}).get("proof", {})

    @cached_property
    def tensorflow(self) -> Requirement:
        """The releases for which it is meant, as its header states them."""
        for line in self.header.get("dependencies", []):
            try:
                requirement = Requirement(line)
            except InvalidRequirement as error:
                raise Mistake(self.path, 1, f"dependencies: {error}") from error
            if requirement.name == "tensorflow":
                return requirement
        raise Mistake(self.path, 1, 'dependencies: add "tensorflow>=2.0" or narrower')

    @property
    def cpu_seconds(self) -> int:
        """How much processor time it may use, in seconds."""
        usual = MOST_CPU_SECONDS if self.notebook else CPU_SECONDS
        seconds = self.settings.get("cpu-seconds", usual)
        if self.notebook and seconds == usual:
            return seconds
        if seconds > CPU_SECONDS and not self.settings.get("reason"):
            raise Mistake(
                self.path, 1, f"cpu-seconds above {CPU_SECONDS} wants a reason"
            )
        if seconds > MOST_CPU_SECONDS:
            raise Mistake(self.path, 1, f"cpu-seconds is at most {MOST_CPU_SECONDS}")
        return seconds

    @cached_property
    def writer(self) -> Example | None:
        """The example whose files this one reads."""
        given, by = self.settings.get("given"), self.settings.get("given-by")
        if bool(given) != bool(by):
            raise Mistake(self.path, 1, "given and given-by stand together")
        if given and not (SNIPPETS / f"{given}.py").exists():
            raise Mistake(self.path, 1, f"given: there is no snippets/{given}.py")
        return load(SNIPPETS / f"{given}.py") if given else None

    @property
    def fresh(self) -> bool:
        return self.settings.get("fresh", False)

    @property
    def waits(self) -> bool:
        return self.settings.get("waits", False)

    @property
    def notebook(self) -> bool:
        return self.settings.get("notebook", False)

    @property
    def probe(self) -> bool:
        return self.settings.get("probe", False)

    def runs_in(self, name: str, version: str) -> bool:
        """Whether it is meant for an environment, given its TensorFlow version."""
        patterns = self.settings.get("environments")
        chosen = (
            any(fnmatchcase(name, pattern) for pattern in patterns)
            if patterns
            else version.startswith(f"{name}.")
        )
        return chosen and contains(self._releases, version)

    @cached_property
    def _releases(self) -> str:
        return str(self.tensorflow.specifier)

    @cached_property
    def _parts(self) -> tuple[dict[str, list[str]], list[int]]:
        sections: dict[str, list[str]] = {}
        numbers: list[int] = []
        opened: list[str] = []
        for number, line in enumerate(self.source.splitlines(), 1):
            marker = MARKER.match(line)
            if marker is None:
                if "--8<--" in line:
                    raise Mistake(self.path, number, "write `# --8<-- [start:name]`")
                for name in opened:
                    sections[name].append(line)
                if opened:
                    numbers.append(number)
            elif marker["edge"] == "start":
                if marker["name"] in sections:
                    raise Mistake(self.path, number, "this section's name stands twice")
                sections[marker["name"]] = []
                opened.append(marker["name"])
            elif marker["name"] in opened:
                opened.remove(marker["name"])
            else:
                raise Mistake(self.path, number, "this section ends before it starts")
        if opened != [PROGRAM]:
            wrong = next((name for name in opened if name != PROGRAM), PROGRAM)
            edge = "end" if wrong != PROGRAM else "start"
            raise Mistake(self.path, 1, f"add `# --8<-- [{edge}:{wrong}]`")
        return sections, numbers

    @cached_property
    def program(self) -> str:
        """What a reader sees and what runs: all below the header, less the markers."""
        return tidy("\n".join(self._parts[0][PROGRAM]))

    @cached_property
    def sections(self) -> dict[str, str]:
        """The named parts that explain it, in the file's order; a notebook's cells."""
        if self.notebook:
            parts = CELL.split(self.program)[1:]
            code = [p for p in parts if not p.startswith(" [markdown]")]
            return {
                f"cell-{number}": tidy(part.partition("\n")[2])
                for number, part in enumerate(code, 1)
            }
        return {
            name: tidy("\n".join(lines))
            for name, lines in self._parts[0].items()
            if name != PROGRAM
        }

    def line_in_file(self, line: int) -> int:
        """The file's line that stands at a line of the program."""
        skipped = 0
        for text in self._parts[0][PROGRAM]:
            if text.strip():
                break
            skipped += 1
        return self._parts[1][line - 1 + skipped]


@cache
def contains(releases: str, version: str) -> bool:
    return SpecifierSet(releases).contains(version, prereleases=True)


def tidy(code: str) -> str:
    """Code as a page shows it: no empty lines around it, one newline at its end."""
    lines = code.splitlines()
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return "\n".join(lines) + "\n"


def load(path: Path) -> Example:
    example_id = path.relative_to(SNIPPETS).with_suffix("").as_posix()
    return Example(example_id, path, path.read_text(encoding="utf-8"))


@cache
def load_all() -> dict[str, Example]:
    """Every example by its id, in order; read once a process."""
    examples = [load(path) for path in sorted(SNIPPETS.rglob("*.py"))]
    return {example.id: example for example in examples}
