"""What others state about Keras's names: makes and reads `tests/content/api_sources/`.

The sources are Git repositories: the golden API files of `keras` and `tf_keras`, the API
pages of tensorflow.org, and the Keras 3 source. Where no repository has it, the source
in a wheel is read. A source says which environments publish what it describes. Three
files keep what the sources state:

- `sources.json`: each source's repository, ref, commit, and the SHA-256 digest of the
  files that were read, by series; for a wheel, its requirement
- `names.jsonl`: for each name, without `tf.keras.`, and each series, the digest of a body
  for each run of sources
- `bodies.jsonl`: each body once, in the form of `harness/collectors/bodies.py`

Make them again, from repositories and environments that are already on this computer:

    python -m tests.content.api_sources keras=DIR tf-keras=DIR docs=DIR
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import environments
from harness import project as projects
from harness.collectors import bodies
from tests.content import api_goldens, api_inits, api_pages

FOLDER = Path(__file__).with_name("api_sources")
NAMES, BODIES, SOURCES = "names.jsonl", "bodies.jsonl", "sources.json"
Body = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """One ref of one repository. `label` is unique in its series."""

    series: str
    label: str
    repository: str
    ref: str
    commit: str = ""
    digest: str = ""
    environments: tuple[str, ...] = ()


REPOSITORIES = {
    "keras": "keras-team/keras",
    "tf-keras": "keras-team/tf-keras",
    "docs": "tensorflow/docs",
}
WHEEL = "PyPI"
GOLDEN = {
    "2.5": "r2.5",
    "2.13": "v2.13.1",
    **{f"2.{n}": f"v2.{n}.0" for n in (6, 7, 8, 9, 10, 11, 12, 14, 15)},
}
LEGACY = {f"2.{n}": f"v2.{n}.{1 if n == 20 else 0}" for n in range(16, 22)}
PAGES = {f"2.{n}": f"r2.{n}" for n in (0, 2, 3, 4)}
# Keras 3 by version: the environments whose lock has it. Those of one release each have
# another Keras than the release's own lock.
KERAS_3 = {
    "3.3.3": ("2.16+keras-3.3.3", "2.18+keras-3.3.3"),
    "3.4.1": ("2.16+keras-3.4.1",),
    "3.5.0": ("2.16+keras-3.5.0",),
    "3.6.0": ("2.16+keras-3.6.0",),
    "3.8.0": ("2.16+keras-3.8.0",),
    "3.10.0": ("2.16+keras-3.10.0",),
    "3.12.0": ("2.21+keras-3.12.0",),
    "3.13.2": ("2.21+keras-3.13.2",),
    "3.14.0": ("2.21+keras-3.14.0",),
    "3.15.1": tuple(f"2.{n}" for n in range(16, 22)),
}
# By environment: the package of its lock that has a Keras of which no repository has the
# generated files.
WHEELS = {
    "2.1": "tensorflow-cpu",
    "2.16+keras-3.0.5": "keras",
    "2.16+keras-3.1.1": "keras",
    "2.16+keras-3.2.1": "keras",
    "2.22": "keras-nightly",
}


def wanted() -> Iterator[Source]:
    """The sources, without what their repositories say, in the order of releases."""

    def in_order(refs: Mapping[str, object]) -> list[str]:
        return sorted(refs, key=lambda one: [int(part) for part in one.split(".")])

    for label in in_order(GOLDEN):
        ref = GOLDEN[label]
        yield Source("golden", label, "keras", ref, environments=(label,))
    for label in in_order(LEGACY):
        places = (f"{label}+tf_keras",)
        yield Source("tf_keras", label, "tf-keras", LEGACY[label], environments=places)
    for label in in_order(PAGES):
        yield Source("pages", label, "docs", PAGES[label], environments=(label,))
    for label in in_order(KERAS_3):
        places = KERAS_3[label]
        yield Source("source", label, "keras", f"v{label}", environments=places)
    for label in in_order(KERAS_3):
        places = KERAS_3[label]
        if label == "3.15.1":
            places += ("2.15+keras-3",)
        yield Source("source-keras", label, "keras", f"v{label}", environments=places)
    for label, package in WHEELS.items():
        yield Source("wheel", label, WHEEL, package, environments=(label,))
        if package != "tensorflow-cpu":
            yield Source("wheel-keras", label, WHEEL, package, environments=(label,))


# What is read of a TensorFlow that includes Keras: also the bases of its layers.
TENSORFLOW = tuple(
    f"tensorflow_core/python/{one}" for one in ("keras", "module", "training/tracking")
)
SITE = "site/en/api_docs/python/tf"
# By series: the paths that are read, their suffix, and what reads them.
Reader = Callable[[dict[str, str]], dict[str, Body]]
READERS: dict[str, tuple[tuple[str, ...], str, Reader]] = {
    "golden": (("keras/api/golden/v2",), ".pbtxt", api_goldens.read),
    "tf_keras": (("tf_keras/api/golden/v2",), ".pbtxt", api_goldens.read),
    "pages": (
        (f"{SITE}/keras.md", f"{SITE}/keras"),
        ".md",
        lambda files: api_pages.read(
            {
                p.removeprefix(f"{SITE}/").removesuffix(".md"): t
                for p, t in files.items()
            }
        ),
    ),
    "source": (
        ("keras/api", "keras/src"),
        ".py",
        lambda files: api_inits.read(files, "keras.api._tf_keras.keras", "keras.api"),
    ),
    "source-keras": (
        ("keras/api", "keras/src"),
        ".py",
        lambda files: api_inits.read(files, "keras.api", "keras.api"),
    ),
    "wheel": (
        ("keras", "keras_preprocessing", *TENSORFLOW),
        ".py",
        lambda files: api_inits.read(
            {p.replace("tensorflow_core", "tensorflow"): t for p, t in files.items()},
            "keras._tf_keras.keras"
            if "keras/__init__.py" in files
            else "tensorflow.python.keras.api._v2.keras",
        ),
    ),
    "wheel-keras": (("keras",), ".py", lambda files: api_inits.read(files, "keras")),
}
# By series: the namespace of our records in which its names are.
NAMESPACES = {
    "golden": "tf.keras",
    "tf_keras": "tf_keras",
    "pages": "tf.keras",
    "source": "tf.keras",
    "source-keras": "keras",
    "wheel": "tf.keras",
    "wheel-keras": "keras",
}


def files_of(
    git: Path, ref: str, paths: tuple[str, ...], suffix: str
) -> dict[str, str]:
    """The text files below some paths at a ref, by path, sorted; without those that this
    copy of the repository lacks."""
    command = ["git", "-C", str(git)]
    tree = [*command, "ls-tree", "-r", "-z", ref, "--", *paths]
    listed = subprocess.run(tree, check=True, capture_output=True, text=True).stdout
    rows = (row.split("\t") for row in listed.split("\0") if row)
    blobs = {
        path: about.split(" ")[2]
        for about, path in rows
        if path.endswith(suffix) and "_test." not in path
    }
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    batch = [*command, "cat-file", "--batch"]
    stream = io.BytesIO(
        subprocess.run(batch, check=True, capture_output=True, input=asked).stdout
    )
    found = {}
    for path in blobs:
        about = stream.readline().decode().split()
        if about[1] != "missing":
            found[path] = stream.read(int(about[2])).decode("utf-8", "replace")
            stream.read(1)
    return dict(sorted(found.items()))


def files_in(site: Path, paths: tuple[str, ...], suffix: str) -> dict[str, str]:
    """The text files below some paths of a folder of packages, by path, sorted."""
    found = {}
    for path in paths:
        for file in (site / path).rglob(f"*{suffix}"):
            name = file.relative_to(site).as_posix()
            if "_test." not in name:
                found[name] = file.read_text("utf-8")
    return dict(sorted(found.items()))


def digest(files: Mapping[str, str]) -> str:
    """SHA-256 of the paths and texts that were read."""
    made = hashlib.sha256()
    for path, text in files.items():
        made.update(f"{path}\0{text}\0".encode())
    return made.hexdigest()


def make(folders: Mapping[str, Path]) -> list[tuple[Source, dict[str, Body]]]:
    """Reads every source from its repository's folder, or from its environment."""
    project = projects.here()
    made = []
    for one in wanted():
        paths, suffix, reader = READERS[one.series]
        if one.repository == WHEEL:
            env = environments.load(project, one.label)
            ref = f"{one.ref}=={env.packages[one.ref]}"
            source = dataclasses.replace(one, ref=ref)
            python = environments.make(project, env)
            site = next(python.parents[1].glob("lib/python*/site-packages"))
            files = files_in(site, paths, suffix)
        else:
            git = folders[one.repository]
            command = ["git", "-C", str(git), "rev-parse", f"{one.ref}^{{commit}}"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            source = dataclasses.replace(
                one, repository=REPOSITORIES[one.repository], commit=done.stdout.strip()
            )
            files = files_of(git, source.commit, paths, suffix)
        found = reader(files)
        made.append(
            (dataclasses.replace(source, digest=digest(files)), shortened(found))
        )
        print(f"{one.series} {one.label}: {len(found)} names", file=sys.stderr)
    return made


def shortened(names: dict[str, Body]) -> dict[str, Body]:
    """Leaves out what a class states as the nearest public class above it does, and names
    that class in `after`. Of a base, the last part of its name stays."""
    public = {body.get("path"): name for name, body in sorted(names.items())}
    found = {}
    for name, body in names.items():
        found[name] = short = {k: v for k, v in body.items() if k != "path"}
        if "bases" not in body:
            continue
        short["bases"] = [path.rpartition(".")[2] for path in body["bases"]]
        near = next((public[p] for p in body["bases"] if p in public), None)
        if near is None:
            continue
        base = names[near]
        lacking = [m for m in base["methods"] if m not in body["methods"]]
        lacking += [p for p in base["properties"] if p not in body["properties"]]
        short["after"] = near
        short["methods"] = {
            m: rows
            for m, rows in body["methods"].items()
            if m not in base["methods"] or base["methods"][m] != rows
        }
        known = base["properties"]
        short["properties"] = [p for p in body["properties"] if p not in known]
        if lacking:
            short["without"] = lacking
    return found


def whole(name: str, names: Mapping[str, Body]) -> Body:
    """The inverse of `shortened`, for one name."""
    body = names[name]
    if "after" not in body:
        return body
    base = whole(body["after"], names)
    without = body.get("without", ())
    methods = {m: r for m, r in base["methods"].items() if m not in without}
    properties = [p for p in base["properties"] if p not in without]
    return {
        **body,
        "methods": methods | body["methods"],
        "properties": sorted({*properties, *body["properties"]}),
    }


def write(made: list[tuple[Source, dict[str, Body]]], folder: Path) -> None:
    """Writes the three files."""
    known: dict[str, Body] = {}
    rows: dict[str, dict[str, dict[str, str]]] = {}
    series: dict[str, list[str]] = {}
    for source, names in made:
        series.setdefault(source.series, []).append(source.label)
        for name, stated in names.items():
            body = with_signatures(stated, as_text)
            text = bodies.digest(body)
            known[text] = body
            by_label = rows.setdefault(name, {}).setdefault(source.series, {})
            by_label[source.label] = text
    with (folder / BODIES).open("w", encoding="utf-8") as file:
        for text, body in sorted(known.items()):
            row = {"is": text, **body}
            file.write(
                json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
            )
    with (folder / NAMES).open("w", encoding="utf-8") as file:
        for name, cells in sorted(rows.items()):
            found = {one: in_runs(series[one], by) for one, by in cells.items()}
            file.write(json.dumps({"name": name, **found}) + "\n")
    sources = [dataclasses.asdict(source) for source, _ in made]
    text = json.dumps(sources, indent=1) + "\n"
    (folder / SOURCES).write_text(text, encoding="utf-8")


Rows = list[list[str]]


def with_signatures(body: Body, change: Callable[[Any], Any]) -> Body:
    """A body whose signatures are changed by a function; those that are None stay."""
    found = dict(body)
    if body.get("parameters") is not None:
        found["parameters"] = change(body["parameters"])
    if "methods" in body:
        methods = body["methods"].items()
        found["methods"] = {n: rows and change(rows) for n, rows in methods}
    return found


def as_text(rows: Rows) -> list[str]:
    """Each parameter as in source code: `x`, `x=1`, `*x`, `**x`; behind `*`, keyword-only
    ones, and before `/`, positional-only ones."""
    found: list[str] = []
    before = ""
    for name, kind, default in ([*row, "", ""][:3] for row in rows):
        has_default = [name, kind, default] in rows
        if before == "positional" != kind:
            found.append("/")
        if kind == "keyword" and before not in ("keyword", "*"):
            found.append("*")
        stars = kind if kind in ("*", "**") else ""
        found.append(stars + name + (f"={default}" if has_default else ""))
        before = kind
    return [*found, "/"] if before == "positional" else found


def as_rows(texts: list[str]) -> Rows:
    """The inverse of `as_text`."""
    rows: Rows = []
    kind = ""
    for text in texts:
        if text == "/":
            for row in rows:
                row[1:2] = ["positional"]
            continue
        if text == "*":
            kind = "keyword"
            continue
        name, equals, default = text.lstrip("*").partition("=")
        stars = text[: len(text) - len(text.lstrip("*"))]
        row = [name, stars or kind, *([default] if equals else [])]
        rows.append([name] if row == [name, ""] else row)
        kind = "keyword" if stars == "*" else kind
    return rows


def in_runs(labels: list[str], cells: Mapping[str, str]) -> dict[str, str]:
    """`{"2.6 2.8": digest}` for equal cells of adjacent labels: first and last label."""
    found: dict[str, str] = {}
    begin = 0
    for number in range(1, len(labels) + 1):
        end = number == len(labels)
        value = cells.get(labels[begin])
        if end or cells.get(labels[number]) != value:
            if value:
                found[f"{labels[begin]} {labels[number - 1]}"] = value
            begin = number
    return found


def read(folder: Path = FOLDER) -> list[tuple[Source, dict[str, Body]]]:
    """Each source with what it states, from the three files."""
    stored = bodies.read(folder / BODIES)
    known = {text: with_signatures(body, as_rows) for text, body in stored.items()}
    stated = json.loads((folder / SOURCES).read_text("utf-8"))
    sources = [
        dataclasses.replace(Source(**one), environments=tuple(one["environments"]))
        for one in stated
    ]
    labels: dict[str, list[str]] = {}
    for source in sources:
        labels.setdefault(source.series, []).append(source.label)
    found: dict[tuple[str, str], dict[str, Body]] = {
        (one.series, one.label): {} for one in sources
    }
    for line in (folder / NAMES).read_text("utf-8").splitlines():
        row = json.loads(line)
        name = row.pop("name")
        for series, runs in row.items():
            for run, text in runs.items():
                first, last = map(labels[series].index, run.split(" "))
                for label in labels[series][first : last + 1]:
                    found[series, label][name] = known[text]
    return [(one, found[one.series, one.label]) for one in sources]


def main(arguments: list[str]) -> None:
    given = dict(one.split("=", 1) for one in arguments)
    if set(given) != set(REPOSITORIES):
        raise SystemExit(__doc__)
    FOLDER.mkdir(exist_ok=True)
    write(make({name: Path(path) for name, path in given.items()}), FOLDER)


if __name__ == "__main__":
    main(sys.argv[1:])
