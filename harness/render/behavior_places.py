"""Where the entry of a silent change is: which page below *What changed silently*."""

from __future__ import annotations

import re
from pathlib import Path

from harness import environments
from harness.collectors.saves_grid import keras_of
from harness.project import Project

FOLDER = Path("migrate") / "silent"
KINDS = {  # by page: its words, and what its names begin with
    "layers": ("Layers", r"layers|activations|initializers|regularizers|constraints"),
    "losses": ("Losses and metrics", r"losses|metrics"),
    "optimizers": ("Optimizers", r"optimizers|mixed_precision"),
    "others": ("Training and functions", r""),
}
ERAS = {3: "from Keras 3 on", 2: "within Keras 2"}  # the newest first


def era(project: Project, release: str) -> int:
    """Of the release that has the new result: its Keras, 2 or 3."""
    return min(3, keras_of(environments.load_all(project)[release]).major)


def kind(name: str) -> str:
    return next(one for one, (_, begins) in KINDS.items() if re.match(begins, name))


def page(project: Project, name: str, release: str) -> str:
    """The page of a change, without `.md`."""
    return f"keras-{era(project, release)}-{kind(name)}"


def anchor(name: str, release: str) -> str:
    return f"{name}-{release.replace('.', '-')}"


def place(project: Project, name: str, release: str) -> str:
    """A link to an entry from a page of the folder `migrate`."""
    return f"silent/{page(project, name, release)}.md#{anchor(name, release)}"
