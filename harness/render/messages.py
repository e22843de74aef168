"""The files of `docs/api/messages/`: which message of Keras or TensorFlow a text is."""

from __future__ import annotations

from pathlib import Path

from harness.collectors.messages import KIND
from harness.project import Project
from harness.render import evidence, message_history, message_runtime, message_shards


def render(project: Project) -> dict[Path, str]:
    """The index and its shards; nothing where no message was read."""

    def make() -> dict[Path, str]:
        known = message_history.load(project)
        return message_shards.files(project.docs, known) if known.messages else {}

    # Of what examples raised only this is read.
    met = list(message_runtime.templates(project))
    depends = [
        evidence.of_names(project),
        evidence.of_kind(project, KIND, "messages"),
        met,
    ]
    return evidence.kept(project, "messages", depends, make)
