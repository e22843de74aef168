"""Reads the source of a package for its messages, in a separate process:

    python -m harness.collectors.message_package SITE-PACKAGES PACKAGE…

prints, by module, what its functions raise, warn, and log. Nothing of it is imported.
`tensorflow` stands for the modules of `tensorflow/python` that its public names and the
installed Keras import, one from another, as their source says.
"""

from __future__ import annotations

import gc
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from harness.collectors.message_model import RAISES, Helper, Message, Module, template
from harness.collectors.message_names import CAUGHT, HOLE
from harness.collectors.message_source import Reader

ROOTS = ("keras", "tf_keras")  # where they are installed
# Folders that nobody who uses a package with TensorFlow runs; `substrates` are copies of
# TensorFlow Probability for NumPy and JAX.
LEFT_OUT = (
    "substrates",
    "tests",
    "testing",
    "integration_test",
    "integration_tests",
    "benchmarks",
)
# What below it isn't part of Keras, nor of what Keras calls: command-line tools, TensorRT
# and MLIR, TPU programs without Keras, remote machines.
APART = re.compile(
    r"\.python\.(?:debug|tpu|compiler|profiler|tools|dtensor|client|user_ops|lib|platform\."
    r"(?:benchmark|googletest|test)|keras\.(?:testing_utils|"
    r"keras_parameterized))(?:\.|$)"
)
IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(?:\(([^)]*)\)|(.*))"
    r"|import[ \t]+(.*))",
    re.MULTILINE,
)
MODULE = re.compile(r"[\w.]+")
# The wrappers of operations are generated, with one message each, which names them.
GENERATED = re.compile(r"\.gen_\w+$")
OF_GENERATED = re.compile(
    r"\"(Expected list for ')\w+(' argument to ')\w+(' Op, not )%r(\.)\""
)
WRAPS = re.compile(r"in (?:user|converted) code:")  # what it wraps is an attribute
NICE = 5


def files(site: Path, package: str) -> dict[str, Path]:
    """The modules of a package by their names, without its tests."""
    found = {}
    top = site / package
    for path in (
        [top.with_suffix(".py")]
        if top.with_suffix(".py").exists()
        else sorted(top.rglob("*.py"))
    ):
        parts = path.relative_to(site).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if not parts[-1].endswith(("_test", "_benchmark")) and not set(parts) & set(
            LEFT_OUT
        ):
            found[name] = path
    return found


def imports(source: str, name: str, is_package: bool) -> set[str]:
    """The modules that a file imports anywhere, and those that its names may be."""
    found: set[str] = set()
    for level, base, inside, row, plain in IMPORT.findall(source):
        if plain:
            found |= set(MODULE.findall(plain))
            continue
        if level:
            parts = name.split(".")
            parts = parts[: len(parts) - len(level) + is_package]
            base = ".".join([*parts, *filter(None, [base])])
        found.add(base)
        found |= {f"{base}.{one}" for one in MODULE.findall(inside or row)}
    return found


def reachable(site: Path) -> dict[str, Path]:
    """The modules of `tensorflow/python` that TensorFlow's public names, or Keras, import."""
    every = files(site, "tensorflow") | files(site, "tensorflow_core")
    starts = {n: p for n, p in every.items() if ".python" not in n}
    for root in ROOTS:
        starts |= files(site, root)
    waiting, seen = list(starts.items()), set(starts)
    while waiting:
        name, path = waiting.pop()
        source = path.read_text("utf-8")
        wanted = {
            renamed(n, every) for n in imports(source, name, path.name == "__init__.py")
        }
        wanted |= {n.rpartition(".")[0] for n in wanted}
        for one in wanted & every.keys() - seen:
            seen.add(one)
            waiting.append((one, every[one]))
    return {n: every[n] for n in sorted(seen) if n in every and belongs(n)}


def belongs(name: str) -> bool:
    """Whether a module's messages are those of Keras, or of what Keras calls."""
    mine = name.split(".")[1:2] == ["python"] or name.split(".")[1:3] == [
        "lite",
        "python",
    ]
    return mine and not APART.search(name)


def renamed(name: str, every: dict[str, Path]) -> str:
    """The first releases have `tensorflow` in the folder `tensorflow_core`."""
    inner = name.replace("tensorflow", "tensorflow_core", 1)
    return inner if inner in every else name


def read(modules: dict[str, Path]) -> dict[str, Module]:
    """Each module's messages. What a module's functions raise of what they are given is
    found in a second reading, of those that call them."""
    sources = {name: path.read_text("utf-8") for name, path in modules.items()}
    found = {n: first_reading(s, n) for n, s in sources.items()}
    given: dict[str, Helper] = {}
    twice: set[str] = set()
    for module in found.values():
        for name, helper in module.helpers.items():
            twice |= {name} & given.keys()
            given[name] = helper
    for name, source in sources.items():
        own = {n: h for n, h in given.items() if n not in twice} | found[name].helpers
        called = {
            n: h for n, h in own.items() if f"{n}(" in source and not n.startswith("__")
        }
        if called and not GENERATED.search(name):
            found[name] = Reader(source, name, called).read()
    return found


def first_reading(source: str, name: str) -> Module:
    """What a file says by itself; raises `SyntaxError`."""
    if not GENERATED.search(name):
        return Reader(source, name, {}).read()
    module = Module()
    for parts in dict.fromkeys(OF_GENERATED.findall(source)):
        module.add("(generated)", Message(RAISES, "TypeError", HOLE.join(parts)))
    return module


def as_json(module: Module) -> dict[str, Any]:
    """Messages by function as [does, type, template, condition, whether it wraps]."""
    said: dict[str, list[list[object]]] = {}
    for function, messages in module.messages.items():
        rows: list[list[object]] = []
        for one in messages:
            row: list[object] = [one.does, one.type, template(one.text), one.condition]
            wraps = CAUGHT in one.text or WRAPS.match(one.text)
            row += [True] if wraps else []
            if row not in rows:
                rows.append(row)
        said[function] = rows
    return {"messages": said, "exports": exported(module)}


def exported(module: Module) -> dict[str, list[str]]:
    """The public names that a module states of what has messages."""
    return {
        path: names
        for path, names in module.exports.items()
        if any(f"{f}.".startswith(f"{path}.") for f in module.messages)
    }


def main(site: str, packages: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    warnings.simplefilter("ignore")  # old sources have invalid escape sequences
    gc.disable()  # trees have no cycles, and there are millions of nodes
    folder = Path(site)
    for package in packages:
        modules = (
            reachable(folder) if package == "tensorflow" else files(folder, package)
        )
        for name, module in read(modules).items():
            if module.messages:
                yield name, as_json(module)


if __name__ == "__main__":
    os.nice(NICE)
    modules = dict(main(sys.argv[1], sys.argv[2:]))
    json.dump({"modules": modules, "cpu": time.process_time()}, sys.stdout)
