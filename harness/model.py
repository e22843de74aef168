"""What passes between the parts: a job, its run, the lines that a collector makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from harness.environments import Environment
from harness.project import Project

if TYPE_CHECKING:
    from harness.pool import Slot


@dataclass(frozen=True)
class Job:
    """One thing to run in one environment.

    `key` names it in its file and never moves; `digest` covers all that its lines
    depend on; `body` is what its collector needs to run it. With `must_pass` its
    outcome may not be a failure.
    """

    collector: Collector
    env: Environment
    key: str
    digest: str
    body: Any
    program: str = ""  # a digest of the program alone
    must_pass: bool = True
    io_bound: bool = False
    needs: tuple[Job, ...] = ()  # jobs whose files this one reads

    @property
    def name(self) -> tuple[str, str, str]:
        return self.collector.name, self.env.name, self.key


@dataclass(frozen=True)
class Run:
    """A job's result. Times are in seconds; the collector defines `result`."""

    result: Any
    seconds: float
    cpu: float
    python: str


@dataclass
class Entry:
    """The lines of one job in a record, and when and from what they were made."""

    key: str
    digest: str
    program: str
    ran: str  # UTC, 2026-01-31T12:00:00Z
    seconds: float  # of the clock
    cpu: float
    lines: dict[str, Line] = field(default_factory=dict)

    @property
    def line(self) -> Line:
        """The only line of a job that has one."""
        (line,) = self.lines.values()
        return line

    @property
    def day(self) -> str:
        return self.ran[:10]


@dataclass(frozen=True)
class Line:
    """One fact. Each collector has a subclass, and a schema of the same name."""

    key: str

    def as_json(self) -> dict[str, Any]:
        """Its fields, without the key, in the order in which they are written."""
        raise NotImplementedError

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> Line:
        raise NotImplementedError

    def describe(self) -> str:
        """A short description: a change of it is news."""
        return ""


class Collector:
    """One kind of fact: which jobs give it, how one runs, what lines it makes.

    A subclass is one module in `collectors/`, listed there, with one schema and one
    renderer. Recording, resuming, staleness, the audit and the nightly run are written
    once, in `record`.
    """

    name: ClassVar[str]  # "api" -> environments/<env>/api.jsonl, schemas/api.json
    version: ClassVar[int] = 1  # raise it when the same input would give another line
    line: ClassVar[type[Line]]
    single: ClassVar[bool] = True  # a job makes one line, of the job's own key
    audited: ClassVar[bool] = True  # the same run gives the same lines on any day

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        """What there is to run in an environment."""
        raise NotImplementedError

    def prepare(self, project: Project, job: Job) -> None:
        """Downloads and installs what the job needs, without occupying a CPU.

        Raises `Pending`, `Broken`.
        """

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        """Runs a job. Raises `Pending`, `Broken`, `WorkerDied`, `ProjectError`."""
        raise NotImplementedError

    def produce(self, project: Project, job: Job, slot: Slot) -> None:
        """Runs a job for the files that another one needs, unless they are kept."""
        raise NotImplementedError

    def lines(self, project: Project, job: Job, run: Run) -> Iterable[Line]:
        """What a run says; unknown is never "no"."""
        raise NotImplementedError

    def differs(self, job: Job, old: Line, new: Line) -> list[str]:
        """What a person would call different. Exact, unless a tolerance is stated."""
        was, now = old.as_json(), new.as_json()
        return [
            f"{name}: {was.get(name)!r} was recorded, now {now.get(name)!r}"
            for name in sorted(was.keys() | now.keys())
            if was.get(name) != now.get(name)
        ]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        """Keeps what a run made along with its lines, such as a notebook's page."""

    def tidy(self, project: Project) -> None:
        """Removes what no line refers to any more; called once after a recording."""

    def judge(self, job: Job, line: Line) -> str | None:
        """What is wrong with a line of a job that must pass, or None."""
        return None
