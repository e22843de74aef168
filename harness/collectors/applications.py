"""The architectures of `keras.applications`, without trained weights, in each environment.

`inside/networks.py` runs in the environment, in a forked process for each architecture. A
line is an architecture with the digest of a body (`bodies.py`): its `parameters`, the
digests of its `layers` and of what it predicts with fixed weights (`out`), and what each
format keeps (`saves`). `applications_grid.py` says which run, and which stand for others.
Separate jobs save large ones as a SavedModel (`inside/networks_saved.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from harness import environments, outcomes, worker
from harness.collectors import applications_grid, bodies
from harness.collectors.applications_grid import KIND, SAVED, family
from harness.collectors.behavior_compare import figures_agree, is_array
from harness.collectors.in_package import INSIDE, program, source_of, told
from harness.collectors.saves_grid import keras_of
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.project import Project, ProjectError
from harness.records import digest
from harness.worker_client import Request

if TYPE_CHECKING:
    from harness.pool import Slot

PROGRAM = "networks"  # of `inside/`
APART = "networks_saved"  # a large one as a SavedModel
SAVED_AS = "savedmodel"  # the format of that, which ends the key of its job
KERAS_3, SCALED = "networks_3", "networks_2"  # where weights have other names
NAMELESS = "ConvNeXtTiny"
CPU_SECONDS, WALL_SECONDS, MEGABYTES = 180, 1800, 8000
APART_CPU_SECONDS = 600
# The smallest image that an architecture accepts, where 32x32 is too small.
SHAPES = {"Xception": 71, "InceptionV3": 75, "InceptionResNetV2": 75}
FLAT = "VGG16"  # its first dense layer has a weight for each pixel
TRAINED = "EfficientNetB0"  # trained weights change its layers
# A network adds up rounding over hundreds of layers.
TOLERANCE = 2e-3
Said = dict[str, Any]


@dataclass(frozen=True)
class NetworkLine(bodies.BodyLine):
    """One architecture, and the digest of what is known about it."""

    network: str


class Applications(Collector):
    """What architectures are made of, and what saving keeps of them."""

    name = KIND
    version = 1
    line = NetworkLine

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        depends: list[object] = [self.name, self.version, worker.PROTOCOL, env.digest]
        depends += [environments.stated_variables(env)]
        grid = applications_grid.grid(project)
        for name in grid.run(env.name):
            body = {
                "name": name,
                "saved": name in SAVED or family(name) == name,
                "shape": smallest(name),
                "flat": name == FLAT,
                "trained": name == TRAINED,
            }
            programs = [PROGRAM, *adapting(env, name)]
            body |= {"program": programs[-1]} if len(programs) > 1 else {}
            sources = [source_of(one) for one in (*programs, "behave_values", "names")]
            key = digest([*depends, *sources, body])
            own = digest([source_of(one) for one in programs])[:8]
            yield Job(self, env, name, key, body, own)
        for name in grid.saved_apart(env.name):
            body = {"name": name, "shape": smallest(name), "program": APART}
            programs = [APART, PROGRAM, KERAS_3, "behave_values", "names"]
            sources = [source_of(one) for one in programs]
            key, own = digest([*depends, *sources, body]), digest(sources)[:8]
            yield Job(self, env, f"{name}.{SAVED_AS}", key, body, own)

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        asked = Request(
            id=job.key,
            filename=f"{PROGRAM}.py",
            code=program(job.body.get("program", PROGRAM), job.body),
            cpu_seconds=APART_CPU_SECONDS if apart(job) else CPU_SECONDS,
            wall_seconds=WALL_SECONDS,
            megabytes=MEGABYTES,
        )
        client = slot.worker()
        result = client.run(asked, slot.cpu)
        if result["error"]:
            hint = f"{job.key} on {job.env.name}: {result['error']['traceback']}"
            raise ProjectError(INSIDE / f"{PROGRAM}.py", 1, hint)
        said = list(told(result))
        made = network(said, result["aborted"], bodies.load(project, KIND))
        python = client.greeting["python"]
        return Run(made, result["seconds"], result["cpu"], python)

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        body = run.result[-1]
        if not whole(job, body):
            hint = f"{job.key} on {job.env.name}: nothing is known of it: {body}"
            raise ProjectError(INSIDE / f"{PROGRAM}.py", 1, hint)
        return [NetworkLine(job.key, bodies.digest(body))]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        bodies.add(project, KIND, run.result)

    def tidy(self, project: Project) -> None:
        known = bodies.load(project, KIND)
        used = bodies.named(project, KIND, "network")
        own = [known[one] for one in used]
        used |= {one[part] for one in own for part in ("layers", "out") if part in one}
        bodies.prune(project, KIND, used)


def apart(job: Job) -> bool:
    """Whether a job saves a large architecture as a SavedModel, and does nothing else."""
    return job.body.get("program") == APART


def whole(job: Job, body: Said) -> bool:
    """Whether a run found all that its job asked for."""
    if apart(job):
        return body.get("saves", {}).keys() == {SAVED_AS}
    return "parameters" in body and job.body["saved"] == ("saves" in body)


def smallest(name: str) -> list[int]:
    """The shape of the smallest image that an architecture accepts."""
    return [*[SHAPES.get(name, 32)] * 2, 3]


def adapting(env: Environment, name: str) -> list[str]:
    """The module that gives weights of another name the same values, where there are."""
    if keras_of(env).major >= 3:
        return [KERAS_3]
    return [SCALED] if name == NAMELESS else []


def network(
    said: Iterable[Said], aborted: str | None, known: Mapping[str, Said]
) -> list[Said]:
    """The bodies of an architecture, its own last. Predictions that agree with recorded
    ones of as many values are those."""
    one: Said = {}
    for row in said:
        one |= row
    structure = one.get("structure", {})
    body: Said = {
        key: structure[key] for key in ("parameters", "trainable") if key in structure
    }
    made: list[Said] = []
    if "layers" in structure:
        made.append(layers_body(structure["layers"], "out" in one))
        body["layers"] = bodies.digest(made[0])
    if "weights" in structure:
        body["weights"] = structure["weights"]
    if "out" in one:
        made.append(agreeing(one["out"], known))
        body["out"] = bodies.digest(made[-1])
    saves = {name: result(how) for name, how in one.get("saves", {}).items()}
    if aborted:
        saves[one["begins"]] = f"crashes: {aborted}"
    if saves:
        body["saves"] = saves
    if trained := one.get("trained"):
        own = {name: result(how) for name, how in trained["saves"].items()}
        body["trained"] = {"more": trained["more"], "saves": own}
    return [*made, body]


def layers_body(layers: list[str], whole: bool) -> Said:
    """What is kept of layers: all of the architecture that is saved, which says what
    differs; of its larger relatives how many of each class, and a digest."""
    if whole:
        return {"layers": layers}
    counts = Counter(one.split()[1] for one in layers)
    return {"counts": dict(sorted(counts.items())), "digest": digest(layers)[:10]}


def agreeing(out: object, known: Mapping[str, Said]) -> Said:
    """A recorded prediction that is the same, or this one."""
    for body in known.values():
        if is_array(old := body.get("out")) and same_values(old, out):
            return dict(body)
    return {"out": out}


def same_values(old: object, new: object) -> bool:
    """Whether two predictions agree, relative to their largest value."""
    if not (is_array(old) and is_array(new)) or old[:2] != new[:2]:
        return False
    if figures_agree(old[2], new[2], old[0]):
        return True
    if not all(isinstance(one, (int, float)) for one in [*old[2], *new[2]]):
        return False
    scale = max(abs(one) for one in old[2]) * TOLERANCE
    return all(abs(a - b) <= scale for a, b in zip(old[2], new[2], strict=True))


def result(how: str | list[str]) -> str:
    """What a format gave, as text: `same`, `other: …`, `raises: …`."""
    if isinstance(how, str):
        return how
    if how[0] == "raises":
        return f"raises: {outcomes.summary_line(how[1], how[2])}"
    return f"{how[0]}: {how[1]}"
