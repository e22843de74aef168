"""The files of `docs/api/messages/`: which message of Keras or TensorFlow a text is."""

from __future__ import annotations

from pathlib import Path

from harness.project import Project
from harness.render import message_history, message_shards


def render(project: Project) -> dict[Path, str]:
    """The index and its shards; nothing where no message was read."""
    known = message_history.load(project)
    return message_shards.files(project.docs, known) if known.messages else {}
