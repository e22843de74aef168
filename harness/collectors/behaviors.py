"""What each public object of Keras does on fixed inputs, in each environment.

`inside/behaves.py` runs in the environment. It looks for all layers, losses, metrics,
optimizers, callbacks, and functions by introspection, and derives the cases of each from
its signature. A line is a module with the digest of a body (`bodies.py`): its names, each
with the digest of the body of an object: `cases`, each with the digest of what it gave, or
`why` it isn't run. A case that raises keeps the type of what it raises.

A result that agrees with a recorded one of the same name and case, within the tolerance
of `behavior_compare.py`, is that one: so equal digests are equal behavior, on any machine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from packaging.version import Version

from harness import environments, worker
from harness.collectors import bodies, in_package
from harness.collectors.api import observed
from harness.collectors.behavior_compare import NOTE, is_array, same
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.project import Project, ProjectError
from harness.records import digest

if TYPE_CHECKING:
    from harness.pool import Slot

KIND = "behaviors"
OBJECTS = "objects"
PROGRAM = "behaves"  # of `inside/`
# Keras 3 collects garbage before each case: a fifth of the time. No result depends on it
# (`benchmarks/behavior_threads.py`), so no digest has it.
UNCOLLECTED = "import gc; gc.disable(); gc.collect = lambda *_: 0\n"
FEWEST = 300  # objects of a run that works
GIVEN = "given"  # the case that states the arguments of the others
# On some releases these draw from a generator that no seed reaches.
UNSEEDED = re.compile(r"^layers\..*\bRandom(?!Fourier)\w+$")
DRAWN = ("out", "gradients", "state")
# These draw a size: by name, the axis of their outputs.
SIZED = {"RandomHeight": 1, "RandomWidth": 2}
# A kernel that is larger than its image: the output is memory that nothing was written to.
UNWRITTEN = re.compile(r"layers\.ConvLSTM3D: dilation_rate=.*")
LONGEST = 90  # characters kept of a reason
Bodies = dict[str, dict[str, Any]]
Known = dict[tuple[str, str], list[str]]


@dataclass(frozen=True)
class BehaviorsLine(bodies.BodyLine):
    """One module, and the digest of the body that has its names."""

    names: str


class Behaviors(Collector):
    """What names do."""

    name = KIND
    version = 1
    line = BehaviorsLine
    single = False

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        if not runs_in(project, env):
            return
        depends: list[object] = [self.name, self.version, worker.PROTOCOL]
        depends += [env.digest, environments.stated_variables(env)]
        depends += [in_package.source_of(one) for one in modules()]
        body = {"namespace": namespace(project, env), "only": None}
        yield Job(self, env, OBJECTS, digest([*depends, OBJECTS, body]), body)

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        found = in_package.run(job, slot, PROGRAM, job.body, UNCOLLECTED)
        made = settled(project, found.result["objects"])
        return Run(made, found.seconds, found.cpu, found.python)

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        tables, made = run.result
        running = sum("cases" in one for one in made.values())
        if running < FEWEST:
            hint = f"{job.key} on {job.env.name}: {running} objects run; it is blind"
            raise ProjectError(in_package.INSIDE / "behaves.py", 1, hint)
        return [
            BehaviorsLine(place, bodies.digest({"objects": names}))
            for place, names in tables.items()
        ]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        tables, made = run.result
        rows = [{"objects": names} for names in tables.values()]
        bodies.add(project, KIND, [*made.values(), *rows])

    def tidy(self, project: Project) -> None:
        known = bodies.load(project, KIND)
        used = bodies.named(project, KIND, "names")
        for field in ("objects", "cases"):
            inner = (known[one].get(field, {}).values() for one in list(used))
            used = used.union(*inner)
        bodies.prune(project, KIND, used)


def runs_in(project: Project, env: Environment) -> bool:
    """Whether an environment is looked at: a release, its `tf_keras`, and each Keras 3
    that no release contains, once, where a release contains Keras 3 at all."""
    if not observed(project, env) or namespace(project, env) != "keras":
        return observed(project, env)
    own = env.packages["keras"]
    known = environments.load_all(project)
    release = known[env.release].packages.get("keras", "0")
    others = [
        one
        for one in known.values()
        if one.packages.get("keras") == own and observed(project, one)
    ]
    first = min(others, key=lambda one: (not one.is_release, one.order))
    return first == env and Version(release) >= Version("3")


def namespace(project: Project, env: Environment) -> str:
    """Which Keras of an environment is looked at: what was added to the release, or the
    release's own."""
    if env.is_release:
        return "tf.keras"
    added = environments.beside(project, env)[0]
    return "tf_keras" if added.replace("-", "_").startswith("tf_keras") else "keras"


def modules() -> list[str]:
    """The modules of `inside/` that decide what is found."""
    own = sorted(one.stem for one in in_package.INSIDE.glob("behave_*.py"))
    return [PROGRAM, *own, "names", "arguments", "calls"]


def settled(
    project: Project, found: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, dict[str, str]], Bodies]:
    """By module, its names with the digests of their objects; and all bodies. Results
    that agree with recorded ones are replaced by them."""
    recorded = bodies.load(project, KIND)
    known = cases_of(recorded)
    tables: dict[str, dict[str, str]] = {}
    made: Bodies = {}
    for row in found:
        body = object_body(row, known, recorded, made)
        key = bodies.digest(body)
        made[key] = body
        for name in row["names"]:
            place, _, last = name.rpartition(".")
            tables.setdefault(place or "keras", {})[last] = key
    return {p: dict(sorted(n.items())) for p, n in sorted(tables.items())}, made


def cases_of(recorded: Bodies) -> Known:
    """By name and case, the digests of all results that are recorded."""
    known: dict[tuple[str, str], set[str]] = {}
    for body in recorded.values():
        for name, key in body.get("objects", {}).items():
            for case, result in recorded[key].get("cases", {}).items():
                known.setdefault((name, case), set()).add(result)
    return {key: sorted(found) for key, found in known.items()}


def object_body(
    row: Mapping[str, Any], known: Known, recorded: Bodies, made: Bodies
) -> dict[str, Any]:
    """The body of an object; adds those of its cases to `made`."""
    if "why" in row:
        return {"why": row["why"]}
    results = {label: one for label, one in row["cases"].items() if one is not None}
    ran = (one for label, one in results.items() if label != GIVEN)
    if all("raises" in one or "crashes" in one for one in ran):
        return {"why": why_none_ran(results)}
    cases = {}
    for label, result in results.items():
        body = {key: value for key, value in result.items() if key not in NOTE}
        body = repeatable(row["names"], body)
        if unwritten(row["names"][0], label) and "out" in body:
            body["out"] = blank(body["out"])
        key = bodies.digest(body)
        last = row["names"][0].rpartition(".")[2]
        others = known.get((last, label), ())
        if key not in others:
            agreeing = (one for one in others if same(recorded[one], body))
            key = next(agreeing, key)
        made[key] = recorded.get(key, body) if key in others else body
        cases[label] = key
    return {"cases": cases}


def repeatable(names: Iterable[str], body: Mapping[str, Any]) -> dict[str, Any]:
    """A result without what is drawn from a generator that no seed reaches: without the
    values, with their shapes and dtypes. A size that is drawn, too, isn't kept."""
    if not any(map(UNSEEDED.search, names)):
        return dict(body)
    found = {
        key: blank(value) if key in DRAWN else value
        for key, value in body.items()
        if key != "draw"
    }
    axes = {SIZED[last] for n in names if (last := n.rpartition(".")[2]) in SIZED}
    if axes and is_array(out := found.get("out")):
        sizes = enumerate(out[1].split(","))
        shape = ",".join("?" if n in axes else one for n, one in sizes)
        found["out"] = [out[0], shape, []]
    elif axes and "moments" in found:
        found["shape"] = "varies"  # unless all draws have the same by chance
    return found


def unwritten(name: str, case: str) -> bool:
    """Whether a case gives other values each time."""
    return UNWRITTEN.fullmatch(f"{name}: {case}") is not None


def blank(value: object) -> object:
    if is_array(value):
        return [*value[:2], []]
    return [blank(one) for one in value] if isinstance(value, list) else value


def why_none_ran(results: Mapping[str, Mapping[str, Any]]) -> str:
    """What most of an object's cases raise, or that it has no case."""
    if not results.keys() - {GIVEN}:
        return "nothing about it can be computed"
    results = {label: one for label, one in results.items() if label != GIVEN}
    said = Counter(
        f"{one['raises']}: {one.get('said', '')}" if "raises" in one else one["crashes"]
        for one in results.values()
    )
    text = said.most_common(1)[0][0].rstrip(": ")
    if text.startswith("LookupError: "):  # our table has no value
        return text.removeprefix("LookupError: ")
    return f"each case raises {text[:LONGEST]}"
