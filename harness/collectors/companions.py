"""The version of a companion package that works with a release: installed, and used once.

A trial puts a companion, in the version that an installer chooses, and what it needs
before everything that an environment has, as a later `pip install` would add it, and runs
a small program of the folder `uses/`. `companion_index.py` has the versions.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from email.parser import Parser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from harness import environments, outcomes, subject, worker
from harness.collectors import companion_index, companion_uses, overlay
from harness.collectors.companion_index import Plan
from harness.collectors.in_package import program, source_of, told
from harness.environments import Environment, Pending
from harness.model import Collector, Job, Line, Run
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED
from harness.project import Project, ProjectError
from harness.records import digest
from harness.worker_client import Request

if TYPE_CHECKING:
    from harness.pool import Slot

CPU_SECONDS, WALL_SECONDS, MEGABYTES = 150, 900, 7000
LEFT_BEHIND = "left a child process behind"
WARNINGS = 5  # texts that are kept of a trial
# What a claim is about: TensorFlow, under any of its names, and Keras.
CLAIMED = (*subject.DISTRIBUTIONS, "tensorflow-gpu", "keras", "tf-keras", "keras-core")
FREE = 6e9  # bytes that must remain on the disk: packages are kept in the installer's cache


@dataclass(frozen=True)
class CompanionLine(Line):
    """The result of a use: `step` is where it failed (`import`, `use`), with the `error`;
    `keras` is the Keras of its model, with the version; `asks` has what the companion asks
    for of TensorFlow and Keras, where it isn't part of the lock."""

    outcome: str
    step: str = ""
    error: str = ""
    keras: str = ""
    asks: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {k: v for k, v in vars(self).items() if v and k != "key"}

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> CompanionLine:
        words = {name: data.get(name, "") for name in ("step", "error", "keras")}
        lists = {name: list(data.get(name, ())) for name in ("asks", "warnings")}
        return cls(key, data["outcome"], **words, **lists)

    def describe(self) -> str:
        return (
            f"{self.outcome} {self.step}: {self.error}" if self.error else self.outcome
        )


class Companions(Collector):
    """Each companion in the version that fits a release, used once."""

    name = "companions"
    version = 1
    line = CompanionLine
    audited = False  # a trial downloads what a companion needs

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        plans = companion_index.load(project).plans.get(env.name, ())
        known = companion_uses.by_name(project)
        depends: list[object] = [self.name, self.version, worker.PROTOCOL, env.digest]
        depends += [environments.stated_variables(env)]
        depends += [source_of("companion"), source_of("smoke")]
        for plan in plans:
            use = known.get(plan.package)
            if use and plan.version and not use.excluded:
                own = digest([*depends, use.source, plan.key, plan.adds])
                said = digest([use.source])[:8]
                yield Job(self, env, plan.key, own, (plan, use), said, must_pass=False)

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        client = slot.worker()
        plan, use = job.body
        with tempfile.TemporaryDirectory(
            prefix="companion-", ignore_cleanup_errors=True
        ) as place:
            folder = Path(place, "site-packages")  # as messages name the real one
            install(job.env, plan, folder)
            asked = {"folder": str(folder), "code": use.code}
            request = Request(
                id=job.key,
                filename="companion.py",
                code=program("companion", asked),
                fresh_interpreter=True,
                cpu_seconds=CPU_SECONDS,
                wall_seconds=WALL_SECONDS,
                megabytes=MEGABYTES,
            )
            asks = asked_for(folder, plan.package)
            result = client.run(request, slot.cpu)
        wrong = problem(result)
        if wrong:
            raise ProjectError(use.path, 1, f"{job.key} on {job.env.name}: {wrong}")
        times = result["seconds"], result["cpu"]
        return Run(read(job.key, result, asks), *times, client.greeting["python"])

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        return [run.result]


def install(env: Environment, plan: Plan, folder: Path) -> None:
    """Installs what a plan adds into a folder; raises `Pending`, where the index can't be
    reached, for example, or the disk is nearly full."""
    folder.mkdir()
    if not plan.adds:
        return
    free = shutil.disk_usage(folder).free
    if free < FREE:
        raise Pending(f"{folder}: only {free / 1e9:.1f} GB are free")
    overlay.install(env, plan.key, plan.adds, folder, "--link-mode", "hardlink")


def asked_for(folder: Path, package: str) -> list[str]:
    """What an installed package asks for of TensorFlow and Keras; an extra says so."""
    found: set[str] = set()
    for place in folder.glob("*.dist-info"):
        if canonicalize_name(place.name.partition("-")[0]) != package:
            continue
        text = (place / "METADATA").read_text("utf-8", "replace")
        stated = Parser().parsestr(text, headersonly=True).get_all("Requires-Dist")
        for one in stated or ():
            try:
                asked = Requirement(one)
            except InvalidRequirement:  # of a time before there was a standard
                continue
            if canonicalize_name(asked.name) in CLAIMED:
                found.add(str(asked))
    return sorted(found)


def read(
    key: str, result: Mapping[str, Any], asks: Iterable[str] = ()
) -> CompanionLine:
    """A worker's raw result as a line."""
    step, error, keras = "use", "", ""
    for said in told(result):
        if said.get("error"):
            step, error = said["step"], outcomes.summary_line(*said["error"])
        keras = said.get("keras", keras)
    whole = outcomes.read(result)
    ended = any("keras" in said for said in told(result))
    if ended and LEFT_BEHIND in whole.aborted:  # a service that ends after its program
        whole = replace(whole, aborted="")
    error = whole.aborted or error
    # not TensorFlow's own log, which says the same without a companion
    logged = (row for row in whole.stderr.splitlines() if row.startswith("WARNING:"))
    texts = overlay.warned(whole, logged, WARNINGS)
    kind = FAILED if error else WARNED if texts else PASSED
    if whole.aborted:
        kind = ABORTED
    where = step if error else ""
    return CompanionLine(key, kind, where, error, keras, list(asks), texts)


def problem(result: Mapping[str, Any]) -> str | None:
    """Why a run says nothing of the companion, or None."""
    return overlay.problem(result, "it didn't begin", "the companion's module")
