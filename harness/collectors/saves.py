"""What each release makes of the files that every other one saved.

A writer's job makes a small model of each kind, saves it in every format, and keeps the
files in the cache, with what the model predicts and how training goes on. A reader's job
loads one writer's files: the plain way, then the documented detours, until the
predictions are the same. `saves_model.py` says what is saved and names the results,
`saves_grid.py` which cells run and which stand for others.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from harness import environments, worker
from harness.collectors import bodies, saves_grid
from harness.collectors.in_package import INSIDE, program, source_of, told
from harness.collectors.saves_grid import KIND, WRITTEN
from harness.collectors.saves_model import FORMATS, OWN, SavesLine, tolerance
from harness.collectors.saves_results import (
    Said,
    error_body,
    errors,
    read,
    wrote,
)
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.project import Project, ProjectError
from harness.records import digest
from harness.worker_client import Request

if TYPE_CHECKING:
    from harness.pool import Slot

EXPECTED = "expected.json"  # what a writer's models predict, along with its files
WRITING, WALL_SECONDS, MEGABYTES = 300, 1800, 6000
# Some loads never end: a reader has several times what those need that end. The models
# for which that was seen are read last, by themselves, with less to lose.
AT_LEAST, FOR_EACH, ALONE = 5, 0.12, 3  # seconds of the CPU: for all, a file, and those
ENDLESS = ("nested",)


class Saves(Collector):
    """Every writer's files on every reader."""

    name = KIND
    version = 1
    line = SavesLine

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        if env.name not in saves_grid.taking_part(project):
            return
        made = project.once(self.writings)
        yield made[env.name]
        # Not once: what was written becomes worth reading in the same recording.
        grid = saves_grid.grid(project)
        depends, reads = self.depends(env, "kinds", "reads"), program_of("reads")
        for writer in grid.files:
            if cells := grid.run(env.name, writer):
                needs = (made[writer],)
                contents = [
                    needs[0].digest if one == OWN else one
                    for one in (grid.files[writer][name][kind] for name, kind in cells)
                ]
                allowed = [tolerance(kind) for _, kind in cells]
                own = digest([*depends, cells, contents, allowed])
                body = {"cells": cells}
                yield Job(self, env, writer, own, body, reads, needs=needs)

    def writings(self, project: Project) -> dict[str, Job]:
        """By environment, the job that writes its files."""
        known = saves_grid.taking_part(project)
        return {name: self.writing(env) for name, env in known.items()}

    def depends(self, env: Environment, *modules: str) -> list[object]:
        found: list[object] = [self.name, self.version, worker.PROTOCOL, env.digest]
        found += [environments.stated_variables(env), *map(source_of, modules)]
        return found

    def writing(self, env: Environment) -> Job:
        depends = self.depends(env, "kinds", "contents", "writes")
        cells: dict[str, list[str]] = {}
        for name, kinds in FORMATS.items():
            for kind in kinds:
                cells.setdefault(kind, []).append(name)
        own = digest([*depends, cells])
        return Job(self, env, WRITTEN, own, {"cells": cells}, program_of("writes"))

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def produce(self, project: Project, job: Job, slot: Slot) -> None:
        """Writes a writer's files, unless they are in the cache."""
        folder = left_by(project, job)
        with environments.locked(folder):
            if not folder.exists():
                self.write(job, slot, folder)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        if job.key != WRITTEN:
            return self.read(project, job, slot)
        folder = left_by(project, job)
        with environments.locked(folder):
            shutil.rmtree(folder, ignore_errors=True)
            return self.write(job, slot, folder)

    def write(self, job: Job, slot: Slot, folder: Path) -> Run:
        """Writes all files into a folder that isn't there yet."""
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        crashed: dict[tuple[str, str], str] = {}
        while True:
            wanted = {
                kind: [name for name in names if (name, kind) not in crashed]
                for kind, names in job.body["cells"].items()
            }
            result = ask(job, slot, "writes", {"cells": wanted}, keep=part)
            said = list(told(result))
            if not result["aborted"]:
                break
            kind, *name = next(
                one["begins"] for one in reversed(said) if "begins" in one
            )
            crashed[name[0] if name else "", kind] = result["aborted"]
            if not name:
                raise ProjectError(INSIDE / "writes.py", 1, f"{kind} on {job.env.name}")
        for (name, kind), why in crashed.items():
            said.append({"cell": [name, kind], "error": ["", why]})
        expected = {"predictions": {}, "losses": {}}
        for one in said:
            for what, known in expected.items():
                known |= {one["kind"]: one[what]} if what in one else {}
        (part / EXPECTED).write_text(json.dumps(expected), "utf-8")
        part.rename(folder)
        return Run(
            said, result["seconds"], result["cpu"], slot.worker().greeting["python"]
        )

    def read(self, project: Project, job: Job, slot: Slot) -> Run:
        """Loads files, again without one that ended the process."""
        (made,) = job.needs
        folder = left_by(project, made)
        asked: Said = json.loads((folder / EXPECTED).read_text("utf-8"))
        asked |= {"folder": str(folder)}
        kinds = {kind for _, kind in job.body["cells"]}
        asked |= {"tolerances": {kind: tolerance(kind) for kind in sorted(kinds)}}
        apart = [[list(one) for one in job.body["cells"] if one[1] in ENDLESS]]
        apart.insert(
            0, [list(one) for one in job.body["cells"] if one[1] not in ENDLESS]
        )
        said, seconds, cpu = [], 0.0, 0.0
        for todo in apart:
            told, *times = self.read_some(job, slot, asked, todo)
            said, seconds, cpu = said + told, seconds + times[0], cpu + times[1]
        return Run(said, seconds, cpu, slot.worker().greeting["python"])

    def read_some(
        self, job: Job, slot: Slot, asked: Said, todo: list[list[str]]
    ) -> tuple[list[Said], float, float]:
        """What loading some files told, and the seconds of the clock and of the CPU."""
        said: list[Said] = []
        seconds = cpu = 0.0
        while todo:
            result = ask(job, slot, "reads", asked | {"cells": todo})
            seconds, cpu = seconds + result["seconds"], cpu + result["cpu"]
            new = list(told(result))
            said += new
            if not result["aborted"]:
                break
            begun = [one["begins"] for one in new if "begins" in one]
            if not begun:
                raise ProjectError(INSIDE / "reads.py", 1, f"{job.name}: {result}")
            said.append({"cell": begun[-1], "crashed": result["aborted"]})
            todo = todo[todo.index(begun[-1]) + 1 :]
        return said, seconds, cpu

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        made = (
            wrote(job.key, run.result) if job.key == WRITTEN else read(job, run.result)
        )
        return [made]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        bodies.add(project, KIND, map(error_body, errors(run.result).values()))

    def tidy(self, project: Project) -> None:
        used: set[str] = set()
        for file in project.environments.glob(f"*/{KIND}.jsonl"):
            for row in map(json.loads, file.read_text("utf-8").splitlines()):
                used |= row.get("errors", {}).keys()
        bodies.prune(project, KIND, used)


def left_by(project: Project, job: Job) -> Path:
    """Where a writer's files are kept."""
    return project.cache / "saves" / f"{job.env.name}-{job.digest}"


def program_of(module: str) -> str:
    """A digest of what runs, whatever it runs in: what it changes isn't news."""
    return digest([source_of("kinds"), source_of("contents"), source_of(module)])[:8]


def limit(cells: list[list[str]]) -> int:
    """Seconds of the CPU for loading some files."""
    alone = all(kind in ENDLESS for _, kind in cells)
    return round((ALONE if alone else AT_LEAST) + FOR_EACH * len(cells))


def ask(
    job: Job, slot: Slot, module: str, request: Said, keep: Path | None = None
) -> Said:
    """What a worker says after it ran a module; raises `ProjectError` at an error that
    the module didn't expect."""
    asked = Request(
        id=job.key,
        filename=f"{module}.py",
        code=program(module, request),
        cpu_seconds=limit(request["cells"]) if module == "reads" else WRITING,
        wall_seconds=WALL_SECONDS,
        megabytes=MEGABYTES,
        keep=str(keep) if keep else None,
    )
    result = slot.worker().run(asked, slot.cpu)
    if result["error"]:
        hint = f"{job.key} on {job.env.name}: {result['error']['traceback']}"
        raise ProjectError(INSIDE / f"{module}.py", 1, hint)
    return result
