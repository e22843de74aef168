"""Asks the package index about companions, and an installer which version it would choose.

`python -m harness companions` writes `environments/companions.json`. Run it again after a
recording: where a plan failed, it adds others, which the next recording tests.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from harness import environments, subject
from harness.collectors import companion_pypi, wheels
from harness.collectors.companion_index import (
    Index,
    Plan,
    load,
    path,
    taking_part,
    text,
)
from harness.collectors.companion_uses import Use, by_name, uses
from harness.collectors.companions import CompanionLine, Companions
from harness.environments import PIN, Environment, run_uv
from harness.outcomes import WORKS
from harness.project import Project, write
from harness.records import load as load_record

AT_ONCE = 4  # resolutions side by side: each waits for the index most of its time
LONGEST = 400  # characters of an installer's reason
# Of these only wheels: to build one takes minutes, and compilers.
WHEELS = (
    *("numpy", "scipy", "pandas", "scikit-learn", "scikit-image", "h5py", "grpcio"),
    *("numba", "llvmlite", "pyarrow", "matplotlib", "opencv-python", "pillow"),
    *("opencv-python-headless", "tokenizers", "sentencepiece", "tables", "horovod"),
    *("statsmodels", "cryptography", "onnx", "ml-dtypes", "protobuf", "dm-tree"),
    *(
        "stardist",
        "tensorflow-probability",
        "contourpy",
        "kiwisolver",
        "pygame",
        "safetensors",
        "pyyaml",
        "aggdraw",
    ),
)
SKIPPED = 6  # versions that aren't for a Python, before none is found
OLDER = 5  # versions that are tested where the newest fails
MOST_PINS = 3
# What an error says, and what may help, the loosest pin first.
HELP = (
    (r"numpy|\bnp\.|_ARRAY_API|inhomogeneous|copy keyword", ("numpy<2", "numpy<1.24")),
    (
        r"[Dd]escriptor|protobuf|MessageFactory|runtime_version",
        ("protobuf<5", "protobuf<3.21"),
    ),
    (r"sklearn|scikit", ("scikit-learn<1.6", "scikit-learn<1.2")),
    (r"pkg_resources|distutils", ("setuptools<81",)),
    (r"ml_dtypes", ("ml-dtypes>=0.5", "onnx<1.17")),
    (r"onnx", ("onnx<1.17",)),
    (r"SciPy", ("scipy",)),
    (r"scipy", ("scipy<1.12",)),
    (r"pandas", ("pandas<2",)),
    (r"gym", ("gym<0.26",)),
    (
        r"tf[_-]keras|No module named 'tensorflow.keras'|Keras 3, but|Keras cannot be",
        ("tf_keras",),
    ),
    (
        r"TF[A-Z]\w+|[Tt]ransformers|modeling_tf|unpack_x_y",
        (
            "transformers<5",
            "transformers<4.40",
            "transformers<4.31",
            "transformers<4.20",
        ),
    ),
    (r"trial_\d+/checkpoint|TensorBoard is not", ("tensorboard",)),
)
MISSING = re.compile(r"No module named '(\w+)'")
NAMES = {"cv2": "opencv-python-headless", "sklearn": "scikit-learn", "PIL": "pillow"}
NO_HELP = ("pkg_resources", "distutils", "keras", "tensorflow", "numpy", "tf_keras")


def refresh(project: Project, names: Collection[str] = (), again: bool = False) -> None:
    """Writes the file with the plans that are missing, of the named environments or of
    all; with `again`, all are made again. Raises `OSError`, `Pending`."""
    known = load(project)
    meant = [one for one in taking_part(project) if not names or one.name in names]
    plans = {
        one.name: list(known.plans.get(one.name, ())) for one in taking_part(project)
    }
    plans |= {one.name: [] for one in meant if again}
    for env in meant:
        own = plans[env.name]
        has = {one.package for one in own}
        todo = [one for one in by_name(project).values() if one.name not in has]
        own += resolve_all(env, [one for one in todo if not one.excluded])
        found = {one.key: one for one in [*own, *further(project, env, list(own))]}
        plans[env.name] = list(found.values())
        save(project, Index(known.day, known.packages, plans))
    facts = companion_pypi.facts(use.name for use in uses(project))
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    save(project, Index(today, facts, plans))


def save(project: Project, index: Index) -> None:
    write(path(project), text(index))
    project.forget()


def resolve_all(env: Environment, todo: list[Use]) -> list[Plan]:
    """The first plans of some companions."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        made = list(pool.map(lambda use: resolve(env, use), todo))
    for plan in made:
        print(f"  {env.name}: {plan.key} {plan.refused[:90]}", flush=True)
    return made


def resolve(env: Environment, use: Use, *pins: str, below: str = "") -> Plan:
    """What an installer adds to an environment or changes in it for a companion, in the
    newest version that fits TensorFlow's own requirements, or in the newest one below
    another."""
    plan = compiled(env, use, *pins, below=below)
    # uv ignores upper limits of Python versions, pip doesn't.
    for _ in range(SKIPPED):
        if not plan.version or companion_pypi.allows(
            use.name, plan.version, env.python
        ):
            return plan
        plan = compiled(env, use, *pins, below=plan.version)
    said = f"No version of {use.name} runs on Python {env.python}"
    return Plan(use.name, pins=pins, refused=said)


def compiled(env: Environment, use: Use, *pins: str, below: str) -> Plan:
    """What uv chooses."""
    locked = {canonicalize_name(name): v for name, v in env.packages.items()}
    asked = use.package + (f"<{below}" if below else "")
    with tempfile.TemporaryDirectory() as folder:
        file, limits = Path(folder, "pins.txt"), Path(folder, "limits.txt")
        # What is there is preferred, as a later `pip install` does.
        file.write_text("".join(f"{name}=={v}\n" for name, v in locked.items()))
        names = subject.DISTRIBUTIONS[:2]
        limits.write_text("".join(f"{name}=={env.version}\n" for name in names))
        done = run_uv(
            *("pip", "compile", "--quiet", "--no-header", "--no-annotate", "-"),
            *(word for name in WHEELS for word in ("--only-binary", name)),
            *("--python", environments.interpreter(env.python)),
            *("--prerelease", "disallow"),
            *("--constraint", limits, "--output-file", file, *subject.NO_SECOND),
            given="\n".join([*env.install, asked, *use.also, *pins]),
            UV_NO_CONFIG="1",
        )
        chosen = dict(PIN.findall(file.read_text("utf-8")))
    if done.returncode:
        return Plan(use.name, pins=pins, refused=reason(done.stderr))
    found = {canonicalize_name(name): v for name, v in chosen.items()}
    adds = (f"{name}=={v}" for name, v in found.items() if locked.get(name) != v)
    own = found[canonicalize_name(use.name)]
    return Plan(use.name, own, tuple(adds), pins)


def reason(said: str) -> str:
    """The reason of an installer for finding nothing, as one line."""
    words = re.sub(r"[\s×╰─▶├│]+", " ", said).strip()
    words = re.sub(
        r"^(?:error: )?No solution found when resolving dependencies:?(?: cause:)? ",
        "",
        words,
    )
    words = words.partition(" hint: ")[0]
    return words if len(words) <= LONGEST else words[: LONGEST - 2] + " …"


def suggested(error: str) -> Iterator[str]:
    """What may help with an error: pins, or a package that is missing."""
    for pattern, pins in HELP:
        if re.search(pattern, error):
            yield from pins
    missing = MISSING.search(error)
    if missing and missing[1] not in NO_HELP:
        yield NAMES.get(missing[1], missing[1])


def further(project: Project, env: Environment, plans: list[Plan]) -> Iterator[Plan]:
    """Other plans for the companions whose plans were all tested: where all fail, with
    the pins that errors suggest, and an older version; where an older version works, one
    between that and what fails."""
    kept = load_record(env, {Companions.name: Companions()}).entries(Companions.name)
    lines = {key: entry.line for key, entry in kept.items()}
    for name, use in by_name(project).items():
        own = [one for one in plans if one.package == name and one.version]
        said = [(one, lines.get(one.key)) for one in own]
        found = [(p, one) for p, one in said if isinstance(one, CompanionLine)]
        if use.excluded or not own or len(found) < len(own):
            continue
        working = [one for one, line in found if line.outcome in WORKS]
        tried = {one.pins for one in plans if one.package == name}
        if not working:
            yield from pinned(env, use, found, tried)
        if not working or (not working[0].pins and working[0] != own[0]):
            yield from older(env, use, found)


def pinned(
    env: Environment,
    use: Use,
    found: list[tuple[Plan, CompanionLine]],
    tried: set[tuple[str, ...]],
) -> Iterator[Plan]:
    """The first plan with a pin that an error suggests; pins of a plan that fails with
    another error are kept."""
    keys = {one.key for one, _ in found}
    for plan, line in found:
        names = {Requirement(one).name for one in plan.pins} | {use.name}
        for pin in suggested(line.error) if len(plan.pins) < MOST_PINS else ():
            pins = (*plan.pins, pin)
            asked = Requirement(pin)
            if asked.name == use.name:  # an older version, not a pin
                bound = next(iter(asked.specifier)).version
                made = resolve(env, use, below=bound)
            elif pins in tried or asked.name in names:
                continue
            else:
                made = resolve(env, use, *pins)
                tried.add(pins)
            if made.version and made.key not in keys:
                yield made
                return


def older(
    env: Environment, use: Use, found: list[tuple[Plan, CompanionLine]]
) -> Iterator[Plan]:
    """An older version: at first the minor version before, then ever farther ones, and
    where one works, the one in the middle."""
    plain = {Version(p.version): one for p, one in found if not p.pins}
    if not plain or len(plain) > OLDER:
        return
    minors = {
        wheels.minor_of(one): one for one in sorted(companion_pypi.by_version(use.name))
    }
    line = [one for one in sorted(minors.values(), reverse=True) if one <= max(plain)]
    works = [one for one, said in plain.items() if said.outcome in WORKS]
    fails = min(one for one in plain if not works or one > max(works))
    below = [one for one in line if one < fails and (not works or one > max(works))]
    if not below:
        return
    place = len(below) // 2 if works else min(len(plain) ** 2 - 1, len(below) - 1)
    chosen = below[place]
    bound = next((one for one in reversed(line) if one > chosen), fails)
    made = resolve(env, use, below=str(bound))
    if made.version and Version(made.version) not in plain:
        yield made
