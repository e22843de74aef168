"""Resolves what a reader would install into a lock with hashes: an environment's folder."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from typing import Any

from harness import subject
from harness.environments import Broken, Environment, interpreter, run_uv
from harness.project import Project, write


def resolve(
    project: Project,
    name: str,
    python: str,
    install: list[str],
    override: list[str] | None = None,
    variables: Mapping[str, str] | None = None,
    source: Mapping[str, Any] | None = None,
) -> Environment:
    """Resolves what a reader would install, with hashes and a header.

    `override` forces packages that the resolver would refuse, as a second
    `pip install` does. `source` says where its versions were stated, and on which day.
    Raises `Broken`, `Pending`.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as overrides:
        overrides.write("".join(line + "\n" for line in override or []))
        overrides.flush()
        own = any(map(subject.first_release, install))
        done = run_uv(
            *("pip", "compile", "--quiet", "--no-header", "--no-annotate"),
            *("--generate-hashes", "--python", interpreter(python), "-"),
            # tf_keras asks for `tensorflow`: with `tensorflow-cpu` that is a second one.
            *(() if own else subject.NO_SECOND),
            *("--override", overrides.name),
            given="\n".join(subject.without_gpu(line) for line in install),
        )
    if done.returncode:
        raise Broken(f"{name} can't be resolved:\n{done.stderr.strip()}")
    header: dict[str, object] = {"python": python, "install": install}
    header |= {"override": override} if override else {}
    header |= {"variables": variables} if variables else {}
    header |= {"source": source} if source else {}
    lines = [f"# {key} = {toml(value)}\n" for key, value in header.items()]
    lock = "".join(["# /// environment\n", *lines, "# ///\n", done.stdout])
    return Environment(name, lock, project.environments / name)


def save(env: Environment) -> None:
    """Writes an environment's folder."""
    write(env.path / "requirements.txt", env.lock)


def toml(value: object) -> str:
    """A header's value: a text, a list of texts, or a table of texts."""
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value)
