"""The page of `keras.applications`: which architecture is on which release, its
parameters, what each way of saving keeps, and what changed from release to release."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from harness import collectors
from harness.collectors import applications_grid
from harness.collectors.applications_grid import KIND, family
from harness.project import Project
from harness.render.behavior_changes import NETWORK
from harness.render.behavior_data import Space, spaces
from harness.render.behavior_marks import ROOT
from harness.render.behavior_words import SAID, aspects, best, sides
from harness.render.markdown import GENERATED, code, ranges
from harness.render.networks_data import Body, Network, Networks, agree, load
from harness.render.networks_saved import table, unknown

FORMATS = {
    "h5": '`save("model.h5")`',
    "keras": '`save("model.keras")`',
    "weights": '`save_weights("model.weights.h5")`',
    "json": "`to_json()`",
    "config": "`get_config()`",
    "savedmodel": 'SavedModel: `save("folder")`, or `export` in Keras 3',
}
FINE = ("same", "h5")
LONGEST = 160  # characters of an error
TRAINED = " with trained weights"
LABELS = {ROOT: "TensorFlow", "tf_keras": "`tf_keras`", "keras": "Keras"}
PREPROCESS = re.compile(r"applications\.\w+\.preprocess_input")


def render(project: Project) -> dict[Path, str]:
    """All files; none where nothing is recorded."""
    kept = collectors.all_records(project).values()
    known = spaces(project)
    if ROOT not in known or not any(record.entries(KIND) for record in kept):
        return {}
    found = load(project)
    folder = project.generated / "networks"
    texts = {
        "which": which(found, known[ROOT]),
        "saves": saves(found, known),
        "changes": changes(known[ROOT]),
        "figures": figures(found),
        "preprocess": preprocess(known[ROOT]),
        "savedmodel": table(found, known[ROOT].columns),
        "savedmodel-missing": unknown(found),
    }
    files = {folder / f"{n}.md": f"{GENERATED}\n\n{text}" for n, text in texts.items()}
    path = project.docs / "api" / "applications.json"
    return files | {path: published(found, known)}


def every(found: Networks, space: Space) -> list[str]:
    """The architectures of a Keras, families together, the smallest first."""
    names = {name for one in space.columns for name in found.grid.names.get(one, ())}

    def position(name: str) -> tuple[str, int, str]:
        known = (found.get(one, name) for one in space.columns)
        sizes = [one.parameters for one in known if one]
        return family(name), max(sizes, default=0), name

    return sorted(names, key=position)


def which(found: Networks, space: Space) -> str:
    """Each architecture with its parameters, layers, and releases."""
    lines = ["| Architecture | Parameters | Layers | TensorFlow |"]
    lines += ["| --- | --- | --- | --- |"]
    for name in every(found, space):
        there = [one for one in space.columns if name in found.grid.names.get(one, ())]
        known = [(one, net) for one in there if (net := found.get(one, name))]
        parameters = spans(known, lambda net: f"{net.parameters:,}")
        layers = spans(known, lambda net: str(net.size))
        lines.append(f"| `{name}` | {parameters} | {layers} | {ranges(there)} |")
    return "\n".join(lines) + "\n"


def spans(known: list[tuple[str, Network]], value: Callable[[Network], str]) -> str:
    """One value, or each with its releases where there are several."""
    groups: dict[str, list[str]] = {}
    for release, network in known:
        groups.setdefault(value(network), []).append(release)
    if len(groups) == 1:
        return next(iter(groups))
    return "; ".join(f"{one} ({ranges(own)})" for one, own in groups.items())


def results(found: Networks, env: str) -> Iterator[tuple[str, str, str]]:
    """Architecture, format, and result of one environment; those with trained weights
    apart, where their layers are others."""
    for name in found.grid.names.get(env, ()):
        network = found.get(env, name)
        if network is None:
            continue
        yield from ((name, how, said) for how, said in found.saves(env, name).items())
        trained = network.trained(env).items()
        yield from ((name + TRAINED, how, said) for how, said in trained)


def saves(found: Networks, known: dict[str, Space]) -> str:
    """What doesn't come back the same, by architecture, formats, and environments."""
    cells: dict[tuple[str, str], dict[str, dict[str, list[str]]]] = {}
    for label, space in known.items():
        for env in space.columns:
            for name, how, said in results(found, env):
                if said not in FINE:
                    formats = cells.setdefault((name, short(said)), {})
                    formats.setdefault(how, {}).setdefault(label, []).append(env)
    rows: dict[tuple[str, str, str], list[str]] = {}
    for (name, said), formats in cells.items():
        for how, labels in formats.items():
            where = "; ".join(place(label, own) for label, own in labels.items())
            rows.setdefault((name, said, where), []).append(FORMATS[how])
    lines = ["| Architecture | Format | Where | Result |", "| --- | --- | --- | --- |"]
    for (name, said, where), formats in sorted(rows.items()):
        first, _, more = name.partition(" ")
        title = f"`{first}` {more}".strip()
        lines.append(f"| {title} | {', '.join(formats)} | {where} | {code(said)} |")
    return "\n".join(lines) + "\n"


def short(said: str) -> str:
    """A result without its level, cut."""
    text = said.removeprefix("raises: ").rstrip(".")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def place(label: str, envs: Iterable[str]) -> str:
    """Environments of one Keras: `TensorFlow 2.6 – 2.12`, `Keras 3.0 – 3.2`."""
    if label == ROOT:
        return f"{LABELS[label]} {ranges(envs)}"
    versions = [one.rpartition("-")[2] if label == "keras" else one for one in envs]
    minors = [".".join(one.partition("+")[0].split(".")[:2]) for one in versions]
    listed = minors if len(minors) < 3 else [f"{minors[0]} – {minors[-1]}"]
    return f"{LABELS[label]} {', '.join(listed)}"


def changes(space: Space) -> str:
    """What the same architecture has or predicts otherwise, by release."""
    lines = ["| From | Architecture | What differs | Before | After |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    groups: dict[tuple[int, str, str, str], list[str]] = {}
    for change in space.changes:
        if NETWORK.fullmatch(change.name):
            how = aspects(change)[0]
            before, after = sides(best(change), how)
            own = groups.setdefault((change.after, SAID[how], before, after), [])
            own.append(change.name.rpartition(".")[2])
    for (column, said, before, after), names in sorted(groups.items()):
        listed = ", ".join(f"`{one}`" for one in names)
        release = space.columns[column]
        lines.append(
            f"| {release} | {listed} | {said} | {code(before)} | {code(after)} |"
        )
    return "\n".join(lines) + "\n"


def figures(found: Networks) -> str:
    """How many ran, and how many that were spared ran all the same."""
    total, ran = found.count()
    pairs = list(found.controls())
    same = sum(agree(one, other) for _, one, other in pairs)
    envs = len(found.grid.names)
    return (
        f"{envs} environments have {total:,} architectures in all; {ran:,} of them ran. "
        "The others have the result of another environment, by the rules below. Of "
        f"these, {len(pairs)}, drawn by a digest of their names, ran all the same: "
        f"{same} of {len(pairs)} agree.\n"
    )


def preprocess(space: Space) -> str:
    """How many `preprocess_input` functions there are, and which of them changed."""
    names = [one for one in space.names if PREPROCESS.fullmatch(one)]
    last = len(space.columns) - 1
    cases = sum(len(space.cases(one, last)) for one in names)
    changed = sorted({one.name for one in space.changes if one.name in names})
    said = ", ".join(map(code, changed)) if changed else "none of them"
    return (
        f"{len(names)} functions `preprocess_input` ran in {cases} cases on TensorFlow "
        f"{space.columns[last]}: images of floats and integers, one or several, with "
        f"channels last and first. From release to release, {said} gives other values.\n"
    )


def published(found: Networks, known: dict[str, Space]) -> str:
    """By Keras and environment, each architecture: a line each."""
    head = json.dumps({"schema": "1.0", "license": "CC-BY-4.0"})[:-1]
    lines = []
    for label, space in known.items():
        for env in space.columns:
            for name in found.grid.names.get(env, ()):
                network = found.get(env, name)
                if network is None:
                    continue
                row: Body = {"in": label, "environment": env, "name": name}
                row |= {"parameters": network.parameters, "layers": network.size}
                saved = found.saves(env, name)
                row |= {"saves": saved} if saved else {}
                row |= {"ran": network.ran} if network.ran != env else {}
                lines.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    return f'{head}, "architectures": [\n' + ",\n".join(lines) + "\n]}\n"


def missing(project: Project) -> list[str]:
    """What an environment has, and of which nothing is known."""
    found = load(project)
    return [
        f"{name} on {env}"
        for env in applications_grid.names(project)
        for name in found.grid.names[env]
        if found.get(env, name) is None
    ]
