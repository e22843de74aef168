"""What each example did in each environment: the programs that pages show."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import environments, examples, mnist, outcomes, subject, worker
from harness.cache import contents
from harness.environments import Environment
from harness.examples import Example
from harness.model import Collector, Job, Line, Run
from harness.outcomes import Outcome
from harness.project import Project, ProjectError, write
from harness.records import digest
from harness.worker_client import Request

if TYPE_CHECKING:
    from harness.pool import Slot

MEGABYTES = 6000  # an MNIST child uses 900 to 1,200
WALL_FACTOR, WALL_EXTRA = 4, 120  # machines are noisy: limit wall time loosely


@dataclass(frozen=True)
class ExampleLine(Line):
    """What one example did in one environment."""

    outcome: Outcome
    page: str = ""  # of a notebook that a page shows: the digest of its file

    def as_json(self) -> dict[str, Any]:
        return self.outcome.as_json() | ({"page": self.page} if self.page else {})

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> ExampleLine:
        return cls(key, Outcome.from_json(data), data.get("page", ""))

    def describe(self) -> str:
        return self.outcome.describe()


@cache  # it runs in many environments
def program_of(program: str) -> str:
    """A short digest of a program alone."""
    return digest(program)[:8]


class Examples(Collector):
    """The examples that run in a worker."""

    name = "examples"
    version = 1
    line = ExampleLine

    def meant(self, example: Example) -> bool:
        """Whether it is this collector's."""
        return not example.notebook

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        for example in examples.load_all(project).values():
            if self.meant(example) and example.runs_in(env.name, env.version):
                yield self.job(project, env, example)

    def job(self, project: Project, env: Environment, example: Example) -> Job:
        """One example in one environment, with the jobs whose files it reads."""
        needs = tuple(
            self.job(project, environments.load_all(project)[name], producer)
            for name in example.inputs_from
            if (producer := examples.producer(project, example))
        )
        depends: list[object] = [self.name, self.version, worker.PROTOCOL]
        depends += [example.program, example.fresh_interpreter, env.digest]
        depends += environments.stated_variables(env)
        if subject.DATASET in example.program:
            depends.append(mnist.digest())
        depends += [need.digest for need in needs]
        if files := example.published(project):
            depends.append(contents(files.values()))
        return Job(
            self,
            env,
            example.id,
            digest(depends),
            body=example,
            program=program_of(example.program),
            must_pass=not example.probe,
            io_bound=example.io_bound,
            needs=needs,
        )

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        inputs = {need.env.name: str(self.left_by(project, need)) for need in job.needs}
        inputs |= self.published(project, job)
        return self.request(job, slot, inputs)

    def published(self, project: Project, job: Job) -> dict[str, str]:
        """Folders with the published files that a job reads: each below its own name."""
        folders: dict[str, str] = {}
        for name, path in job.body.published(project).items():
            top, _, below = name.partition("/")
            folder = project.cache / "inputs" / f"{job.digest}-published" / top
            write(folder / below, path.read_bytes())
            folders[top] = str(folder)
        return folders

    def produce(self, project: Project, job: Job, slot: Slot) -> None:
        """Runs a job for the files that it leaves, unless they are in the cache."""
        folder = self.left_by(project, job)
        with environments.locked(folder):
            if folder.exists():
                return
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            inputs = {n.env.name: str(self.left_by(project, n)) for n in job.needs}
            run = self.request(job, slot, inputs, keep=part)
            if not part.exists():
                hint = f"its files are needed, and on {job.env.name} it fails: "
                raise ProjectError(job.body.path, 1, hint + run.result.summary)
            part.rename(folder)

    def left_by(self, project: Project, job: Job) -> Path:
        """Where the files are kept that a job leaves."""
        return project.cache / "inputs" / job.digest

    def request(
        self, job: Job, slot: Slot, inputs: dict[str, str], keep: Path | None = None
    ) -> Run:
        client = slot.worker()
        limit = job.body.cpu_seconds
        request = Request(
            id=job.key,
            filename=f"{job.body.name}.py",
            code=job.body.program,
            fresh_interpreter=job.body.fresh_interpreter,
            # The limit is on the example; the import and a slower machine come on top.
            cpu_seconds=2 * limit + 20,
            wall_seconds=WALL_FACTOR * limit + WALL_EXTRA,
            megabytes=MEGABYTES,
            inputs=inputs,
            keep=str(keep) if keep else None,
        )
        result = client.run(request, slot.cpu)
        outcome = outcomes.read(result, client.greeting["stderr"])
        times = result["seconds"], result["cpu"]
        return Run(outcome, *times, client.greeting["python"])

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        return [ExampleLine(job.key, run.result)]

    def differs(self, job: Job, old: Line, new: Line) -> list[str]:
        assert isinstance(old, ExampleLine) and isinstance(new, ExampleLine)
        return outcomes.differences(old.outcome, new.outcome, job.body.tolerance)

    def judge(self, job: Job, line: Line) -> str | None:
        """What is wrong with an example that didn't do what it is there for."""
        assert isinstance(line, ExampleLine)
        return None if line.outcome.works else line.outcome.describe()
