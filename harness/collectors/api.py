"""Every public name of Keras in each environment, and what calling it does.

Two layers, never mixed. *Seen*: names, objects, signatures, by introspection. *Called*:
each class built once, each function called once, and each word that a callable with
`**kwargs` might accept passed in a call. `inside/` does both in the environment.

A line is a module with the digest of a body (`bodies.py`): its names, each with the
digest of another body. The body of a seen name says its object, so that aliases are known by it; its kind, bases, parameters
as [name, kind, default], methods, and properties. The body of a called object says
`call`, what its first call gave; `any`, what a nonsense word gave; and `words`: each as
[value, message]. Values: yes, warns, ignored (configuration and attributes don't
change), raises, no (the word is refused), crashes, unknown; of a first call also abstract
(the class is there to be subclassed) and needs (another package is missing). Unknown is
never no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.version import Version

from harness import environments, worker
from harness.collectors import bodies, in_package
from harness.collectors.in_package import INSIDE, source_of
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.project import Project, ProjectError
from harness.records import digest

if TYPE_CHECKING:
    from harness.pool import Slot

KIND = "api"
SEEN, CALLED = "seen", "called"
BASES = "(bases)"  # the module of classes that have no public name
ANY = "**"
Bodies = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class ApiLine(bodies.BodyLine):
    """One module, and the digest of the body that has its names."""

    names: str


def observed(project: Project, env: Environment) -> bool:
    """Whether an environment is looked at: a release, or one in which another Keras 3 or
    the `tf_keras` of the release is the only thing that was added."""
    if env.is_release:
        return True
    added = [Requirement(one) for one in environments.beside(project, env)]
    if len(added) != 1:
        return False
    name = added[0].name.replace("_", "-").lower()
    if name == "tf-keras":
        return env.packages.get("tf-keras", "").startswith(f"{env.release}.")
    return name == "keras" and Version(env.packages["keras"]) >= Version("3")


class Api(Collector):
    """The public names, and what they accept."""

    name = KIND
    version = 1
    line = ApiLine
    single = False

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        if not observed(project, env):
            return
        depends: list[object] = [self.name, self.version, worker.PROTOCOL, env.digest]
        depends += [environments.stated_variables(env), source_of("names")]
        yield Job(self, env, SEEN, digest([*depends, SEEN]), body=None)
        request = project.once(words)
        if any(request.values()):  # they come from what was seen
            depends += [source_of("calls"), source_of("arguments")]
            key = digest([*depends, CALLED, request])
            yield Job(self, env, CALLED, key, body=request)

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        return in_package.run(job, slot, "calls", job.body)

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        made = modules(named(job, run.result))
        if sum(len(names) for names in made.values()) < 100:
            hint = f"{job.key} on {job.env.name}: hardly any name; the probe is blind"
            raise ProjectError(INSIDE / "names.py", 1, hint)
        return [ApiLine(m, bodies.digest({"names": n})) for m, n in made.items()]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        rows = list(named(job, run.result))
        tables = [{"names": names} for names in modules(rows).values()]
        bodies.add(project, KIND, [*(body for _, _, body in rows), *tables])

    def tidy(self, project: Project) -> None:
        known = bodies.load(project, KIND)
        tables = bodies.named(project, KIND, "names")
        named = (known[one]["names"].values() for one in tables)
        bodies.prune(project, KIND, tables.union(*named))


def named(
    job: Job, found: Mapping[str, Any]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What a probe found, as module, name, body."""
    if job.key == CALLED:
        for path, body in sorted(found["calls"].items()):
            module, _, name = path.rpartition(".")
            yield module, name, body
        return
    public = set(found["names"].values())
    for name, path in sorted(found["names"].items()):
        module, _, last = name.rpartition(".")
        yield module, last, {"object": path, **found["objects"][path]}
    for path, body in sorted(found["objects"].items()):
        if path not in public:
            yield BASES, path, {"object": path, **body}


def modules(
    rows: Iterable[tuple[str, str, dict[str, Any]]],
) -> dict[str, dict[str, str]]:
    """By module, its names, each with the digest of its body."""
    found: dict[str, dict[str, str]] = {}
    for module, name, body in rows:
        found.setdefault(module, {})[name] = bodies.digest(body)
    return {module: dict(sorted(names.items())) for module, names in found.items()}


def words(project: Project) -> dict[str, Any]:
    """What is passed behind `**kwargs`, from all that was seen in any environment.

    `candidates`: by the name of a class or function, all parameters that it ever had.
    `defaults`: by parameter, a default that it has somewhere: a value to differ from.
    """
    candidates: dict[str, set[str]] = {}
    defaults: dict[str, set[str]] = {}
    for body in bodies.load(project, KIND).values():
        name = str(body.get("object", "")).rpartition(".")[2].partition("#")[0]
        if body.get("words"):
            candidates.setdefault(name, set()).update(body["words"])
        for row in body.get("parameters") or ():
            if row[1:2] in (["*"], [ANY]):
                continue
            candidates.setdefault(name, set()).add(row[0])
            if len(row) == 3:
                defaults.setdefault(row[0], set()).add(row[2])
    return {
        "candidates": {n: sorted(found) for n, found in sorted(candidates.items())},
        "defaults": {n: clearest(found) for n, found in sorted(defaults.items())},
    }


def clearest(defaults: set[str]) -> str:
    """The default that says most about a value's type: not None, where there is another."""
    return min(defaults, key=lambda one: (one == "None", one))
