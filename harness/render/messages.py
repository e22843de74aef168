"""The files of `docs/api/messages/`: which message of Keras or TensorFlow a text is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harness.cache import cached, contents
from harness.collectors import bodies
from harness.collectors.messages import KIND
from harness.project import Project
from harness.render import api_cache, message_history, message_shards


def render(project: Project) -> dict[Path, str]:
    """The index and its shards; nothing where no message was read."""

    def make() -> dict[str, str]:
        known = message_history.load(project)
        files = message_shards.files(project.docs, known) if known.messages else {}
        return {project.relative(path): text for path, text in files.items()}

    read = list(records(project))
    depends = [api_cache.depends(project), contents(read), len(read)]
    found = cached(project, "messages", depends, make)
    return {project.root / name: text for name, text in found.items()}


def records(project: Project) -> Iterator[Path]:
    """The files from which messages come: those of the source, and of what runs raised."""
    if (shared := bodies.path(project, KIND)).exists():
        yield shared
    for kind in (KIND, "examples"):
        yield from sorted(project.environments.glob(f"*/{kind}.jsonl"))
