"""Every text that Keras, and the TensorFlow that it calls, can raise, warn, or log.

Nothing runs: the installed source is read (`message_package.py`), on this machine's Python,
which reads the source of all releases. A job is a package, a line is a module of it with
the digest of a body (`bodies.py`): `functions`, each with the digest of a body, and
`public`, the names that the module's export decorators state. The body of a function has
`says`: messages as [does, type, template, condition, wraps]. `does` is raises, warns, or
logs; in a template `{}` is a hole and `{{` a brace; `condition` is the source of the
nearest `if` or `except`; `wraps` is there, and true, where the text is made of another
error's.

Functions that say the same have one body, so what a release adds to the file of bodies is
what it says differently.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.version import Version

from harness import environments
from harness.collectors import bodies
from harness.collectors.api import observed
from harness.collectors.message_deprecated import ARGUMENT, FUNCTION, VALUE
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.project import Project, ProjectError
from harness.records import digest

if TYPE_CHECKING:
    from harness.pool import Slot

KIND = "messages"
READS = "harness.collectors.message_package"
# By package, the distribution that contains it; a library is read where its newest version is.
LIBRARIES = {
    "tensorflow_hub": "tensorflow-hub",
    "keras_tuner": "keras-tuner",
    "keras_hub": "keras-hub",
    "tensorflow_probability": "tensorflow-probability",
    "tensorflow_model_optimization": "tensorflow-model-optimization",
    "tf2onnx": "tf2onnx",
    "scikeras": "scikeras",
    "tensorflow_text": "tensorflow-text",
}
# The last versions of the package `keras` that TensorFlow doesn't include: old programs have
# them installed with it. They are read once.
APART = "2.3."
# What a release installs along with TensorFlow and is Keras.
OF_RELEASE = {
    "keras": ("keras", "keras-nightly"),
    "keras_preprocessing": ("keras-preprocessing",),
    "keras_applications": ("keras-applications",),
}
# The fewest messages of a package that a reading which works has found: half of what the
# poorest version says.
FEWEST = {"tensorflow": 2000, "keras": 500, "tf_keras": 700}
FEW = 8  # of any other package
DEPRECATION = ".python.util.deprecation"
SECONDS = 900


@dataclass(frozen=True)
class MessagesLine(bodies.BodyLine):
    """One module: the digest of its body. `count` isn't kept; it is of this run."""

    body: str

    def describe(self) -> str:
        return f"messages {self.body}"


class Messages(Collector):
    """What the source can say."""

    name = KIND
    version = 1
    line = MessagesLine
    single = False

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        for package in packages(project, env):
            depends = [self.name, self.version, package, env.digest]
            yield Job(self, env, package, digest(depends), package)

    def prepare(self, project: Project, job: Job) -> None:
        environments.make(project, job.env)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        started = time.monotonic()
        folder = environments.folder_of(project, job.env)
        (site,) = (folder / "lib").glob("python*/site-packages")
        done = subprocess.run(
            [sys.executable, "-m", READS, str(site), job.body],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        if done.returncode:
            hint = f"{job.key} of {job.env.name} can't be read:\n{done.stderr[-2000:]}"
            raise ProjectError(__file__, 1, hint)
        seconds = time.monotonic() - started
        said = json.loads(done.stdout)
        return Run(said["modules"], seconds, said["cpu"], platform.python_version())

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        check(job, run.result)
        return [
            MessagesLine(name, bodies.digest(body))
            for name, body, _ in made(run.result)
        ]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        found = [one for _, body, said in made(run.result) for one in (body, *said)]
        bodies.add(project, KIND, found)

    def tidy(self, project: Project) -> None:
        known = bodies.load(project, KIND)
        used = bodies.named(project, KIND, "body") & known.keys()
        said = {one for name in used for one in known[name]["functions"].values()}
        bodies.prune(project, KIND, used | said)


def packages(project: Project, env: Environment) -> list[str]:
    """The packages whose source is read in an environment."""
    if not observed(project, env):
        if env.name == newest_with(project, "keras", APART):
            return ["keras"]
        return [
            package
            for package, distribution in LIBRARIES.items()
            if newest_with(project, distribution) == env.name
        ]
    if env.is_release:
        own = [p for p, some in OF_RELEASE.items() if env.packages.keys() & set(some)]
        return ["tensorflow", *own]
    return ["tf_keras"] if "tf-keras" in env.packages else ["keras"]


def newest_with(project: Project, distribution: str, begins: str = "") -> str:
    """The environment that has the newest version of a distribution, of those that begin
    so; of several, the one with the newest release of TensorFlow and the shortest name.
    Empty without any."""
    having = [
        (Version(env.packages[distribution]), env.order[0], -len(env.name), env.name)
        for env in environments.load_all(project).values()
        if env.packages.get(distribution, "").startswith(begins)
        and distribution in env.packages
        and not observed(project, env)
    ]
    return max(having)[-1] if having else ""


def made(
    found: Mapping[str, Any],
) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """What a reading found, as module, its body, the bodies of its functions."""
    for name, module in sorted(found.items()):
        said = {f: {"says": rows} for f, rows in sorted(module["messages"].items())}
        body: dict[str, Any] = {
            "functions": {f: bodies.digest(one) for f, one in said.items()}
        }
        body |= {"public": module["exports"]} if module["exports"] else {}
        yield name, body, list(said.values())


def check(job: Job, found: Mapping[str, Any]) -> None:
    """Raises `ProjectError` where a reading is blind: it found hardly any message, or
    TensorFlow words its deprecations otherwise than `message_deprecated.py` does."""
    texts = [
        row[2]
        for module in found.values()
        for rows in module["messages"].values()
        for row in rows
    ]
    least = FEWEST.get(job.key, FEW)
    if len(texts) < least:
        hint = f"{job.key} of {job.env.name}: {len(texts)} messages, not {least}; the reading is blind"
        raise ProjectError(__file__, 1, hint)
    if job.key == "tensorflow":
        own = {
            row[2].splitlines()[0].replace(" in a future version", " {}")
            for name, module in found.items()
            if name.endswith(DEPRECATION)
            for rows in module["messages"].values()
            for row in rows
        }
        for wording in (FUNCTION, ARGUMENT, VALUE):
            if wording not in own:
                hint = f"{job.env.name} words a deprecation otherwise than {wording!r}"
                raise ProjectError(__file__, 1, hint)
