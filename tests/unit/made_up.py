"""Records that are made up, for the tests of what is rendered from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.collectors import BY_NAME
from harness.collectors.examples import ExampleLine
from harness.collectors.install import AttemptLine
from harness.collectors.pypi import PypiLine
from harness.environments import Environment
from harness.model import Entry, Line
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED, Failure, Outcome
from harness.records import Record
from harness.render.releases import (
    INSIDE,
    KERAS3,
    PACKAGE,
    VERSION,
    WHERE,
    Release,
)

RAN = "2026-01-02T00:00:00Z"
PYTHON = "3.8"
PASSES = Outcome(PASSED, "it works\n")
TRACEBACK = 'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: no'
FAILS = Outcome(FAILED, error=Failure("ValueError", "no", TRACEBACK))
CRASHES = Outcome(ABORTED, aborted="signal 11")
WARNS = Outcome(WARNED, "ok\n", warnings=(("UserWarning", "old"),))


def entry(key: str, *lines: Line) -> Entry:
    return Entry(key, "digest", "", RAN, 1.0, 2.0, {line.key: line for line in lines})


def record(
    name: str,
    outcomes: Mapping[str, Outcome],
    install: tuple[str, ...] = (),
    attempts: tuple[Line, ...] = (),
    pins: str = "tensorflow-cpu==7.1.2\n",
) -> Record:
    wanted = json.dumps(["tensorflow==7.1.2", *install])
    header = f'# /// environment\n# python = "{PYTHON}"\n# install = {wanted}\n# ///\n'
    env = Environment(name, header + pins, Path(name))
    kinds: dict[str, dict[str, Entry]] = {kind: {} for kind in BY_NAME}
    kinds["examples"] = {
        key: entry(key, ExampleLine(key, outcome)) for key, outcome in outcomes.items()
    }
    wheels = {"Linux x86-64": ["3.8", "3.9", "3.10"]}
    index = PypiLine("tensorflow==7.1.2", "7.1.0", "2026-01-01", wheels, 400)
    kinds["pypi"] = {index.key: entry(index.key, index)}
    if attempts:
        kinds["install"] = {name: entry(name, *attempts)}
    return Record(env, BY_NAME, kinds)


def attempt(
    installer: str, python: str, error: str = "", **packages: str
) -> AttemptLine:
    key = f"{installer}, Python {python}: tensorflow==7.1.2"
    return AttemptLine(
        key, {name.replace("_", "-"): v for name, v in packages.items()}, error
    )


ERAS = {  # what its probes print in each era
    INSIDE: ("Dense: tensorflow.python.keras.layers.core", "2.4.0"),
    PACKAGE: ("Dense: keras.layers.core", "2.9.0"),
    KERAS3: ("Dense: keras.src.layers.core.dense", "3.1.0"),
}


def release(
    era: str,
    outcomes: Mapping[str, Outcome] | None = None,
    variants: Mapping[str, Mapping[str, Outcome]] | None = None,
    **settings: Any,
) -> Release:
    """A release of an era, with what else its examples did, and its variants'."""
    module, keras = ERAS[era]
    own = {
        WHERE: Outcome(PASSED, module + "\n"),
        VERSION: Outcome(PASSED, keras + "\n"),
    }
    kept = record("7.1", own | dict(outcomes or {}), **settings)
    others = {
        f"7.1+{name}": record(f"7.1+{name}", did)
        for name, did in (variants or {}).items()
    }
    return Release(kept.env, kept, others)
