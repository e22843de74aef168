"""Which versions of each dependency a release works with: each forced over its lock.

A trial puts one version of one package before everything that the environment has, as a
later `pip install` would replace it, and runs `inside/smoke.py`: import, train, save,
load, export, convert. The first job of an environment runs it as locked; what fails there
too says nothing of a package. `trials.py` says which versions are worth a trial.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import environments, outcomes, worker
from harness.collectors import overlay, trials, wheels
from harness.collectors.in_package import INSIDE, program, source_of, told
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.outcomes import ABORTED, FAILED, LOGGED, PASSED, WARNED
from harness.project import Project, ProjectError
from harness.records import digest, load
from harness.worker_client import Request

if TYPE_CHECKING:
    from harness.pool import Slot

LOCKED = trials.LOCKED
MAY_FAIL = ("TensorBoard server",)  # as locked: it isn't needed to train
CPU_SECONDS, WALL_SECONDS, MEGABYTES = 90, 900, 6000
WARNINGS = 12  # texts that are kept of a trial


@dataclass(frozen=True)
class TrialLine(Line):
    """What the steps did with a package forced, or as locked.

    `errors` has each summary line and the steps that ended with it, the first one first;
    `used` says how many modules of the forced package were imported. As locked, `steps`
    names all steps, and `requires` has what the environment's packages ask for, as
    [who, what].
    """

    outcome: str
    errors: list[tuple[str, list[str]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    used: int = 0
    steps: list[str] = field(default_factory=list)
    requires: list[tuple[str, str]] = field(default_factory=list)

    @property
    def failing(self) -> tuple[str, ...]:
        """The steps that fail, the first one first."""
        return tuple(step for _, steps in self.errors for step in steps)

    @property
    def first(self) -> tuple[str, str]:
        """The first step that fails, and its error; empty where none does."""
        if not self.errors:
            return "", ""
        error, steps = self.errors[0]
        return steps[0], error

    def as_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"outcome": self.outcome}
        if self.errors:
            data["errors"] = [[error, *steps] for error, steps in self.errors]
        for name in ("warnings", "used", "steps"):
            data |= {name: getattr(self, name)} if getattr(self, name) else {}
        if self.requires:
            data["requires"] = [list(row) for row in self.requires]
        return data

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> TrialLine:
        return cls(
            key,
            data["outcome"],
            [(row[0], row[1:]) for row in data.get("errors", ())],
            list(data.get("warnings", ())),
            data.get("used", 0),
            list(data.get("steps", ())),
            [(who, what) for who, what in data.get("requires", ())],
        )

    def describe(self) -> str:
        step, error = self.first
        return f"{self.outcome} {step}: {error}" if error else self.outcome


class Dependencies(Collector):
    """Each dependency's versions, tested one by one."""

    name = "dependencies"
    version = 1
    line = TrialLine

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        if not (env.is_release and wheels.load(project)):
            return
        sources = [source_of("smoke"), source_of("steps")]
        depends: list[object] = [self.name, self.version, worker.PROTOCOL, env.digest]
        depends += [environments.stated_variables(env), *sources]
        program = digest(sources)[:8]
        kept = load(env, {self.name: self}).entries(self.name)
        lines = {key: entry.line for key, entry in kept.items()}
        known = {k: one for k, one in lines.items() if isinstance(one, TrialLine)}
        for key in [LOCKED, *trials.wanted(project, env, known)]:
            forced = None if key == LOCKED else key
            own = digest([*depends, key])
            passes = forced is None
            yield Job(self, env, key, own, forced, program, must_pass=passes)

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        client = slot.worker()
        with tempfile.TemporaryDirectory(prefix="forced-") as place:
            folder = Path(place, "site-packages")  # as messages name the real one
            if job.body:
                force(job.env, job.body, folder)
            release = [int(n) for n in job.env.release.split(".")]
            asked = {"release": release, "folder": str(folder) if job.body else None}
            request = Request(
                id=job.key,
                filename="smoke.py",
                code=program("smoke", asked),
                fresh_interpreter=True,
                cpu_seconds=CPU_SECONDS,
                wall_seconds=WALL_SECONDS,
                megabytes=MEGABYTES,
            )
            result = client.run(request, slot.cpu)
        wrong = problem(result)
        if wrong:
            hint = f"{job.key} on {job.env.name}: {wrong}"
            raise ProjectError(INSIDE / "smoke.py", 1, hint)
        times = result["seconds"], result["cpu"]
        return Run(read(job.key, result), *times, client.greeting["python"])

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        return [run.result]

    def judge(self, job: Job, line: Line) -> str | None:
        assert isinstance(line, TrialLine)
        if line.outcome == ABORTED or set(line.failing) - set(MAY_FAIL):
            return line.describe()
        return None


def force(env: Environment, requirement: str, folder: Path) -> None:
    """Installs one package alone into a folder, and leaves nothing in uv's cache."""
    words = "--only-binary", ":all:", "--no-cache"
    overlay.install(env, requirement, [requirement], folder, *words)


def read(key: str, result: Mapping[str, Any]) -> TrialLine:
    """A worker's raw result as a line."""
    errors: dict[str, list[str]] = {}
    steps: list[str] = []
    requires: list[tuple[str, str]] = []
    used, running = 0, ""
    for said in told(result):
        running = said.get("begins", running)
        if "step" in said:
            steps.append(said["step"])
            running = ""
        if said.get("error"):
            summary = outcomes.summary_line(*said["error"])
            errors.setdefault(summary, []).append(said["step"])
        used = said.get("used", used)
        asked = said.get("requires", ())
        requires += [(who, what) for who, what in asked if "extra ==" not in what]
    whole = outcomes.read(result)
    if whole.aborted and running:
        errors.setdefault(whole.aborted, []).append(running)
    logged = (line for line in whole.stderr.splitlines() if LOGGED.match(line))
    texts = overlay.warned(whole, logged, WARNINGS)
    kind = WARNED if texts else PASSED
    kind = ABORTED if whole.aborted else FAILED if errors else kind
    locked = key == LOCKED
    found = list(errors.items()), texts, used
    return TrialLine(key, kind, *found, steps if locked else [], requires)


def problem(result: Mapping[str, Any]) -> str | None:
    """Why a run says nothing of the package, or None."""
    return overlay.problem(result, "no step began", "the forced package")
