"""The files of `docs/api/messages/`: which message of Keras or TensorFlow a text is."""

from __future__ import annotations

from pathlib import Path

from harness.cache import cached
from harness.collectors.messages import KIND
from harness.project import Project
from harness.render import evidence, message_history, message_runtime, message_shards


def render(project: Project) -> dict[Path, str]:
    """The index and its shards; nothing where no message was read."""

    def make() -> dict[str, str]:
        known = message_history.load(project)
        files = message_shards.files(project.docs, known) if known.messages else {}
        return {project.relative(path): text for path, text in files.items()}

    # Of what examples raised only this is read.
    met = list(message_runtime.templates(project))
    depends = [
        evidence.of_names(project),
        evidence.of_kind(project, KIND, "messages"),
        met,
    ]
    found = cached(project, "messages", depends, make)
    return {project.root / name: text for name, text in found.items()}
