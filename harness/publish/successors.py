"""Whether the heirs of the site's builder build the site too, and what they miss."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from proof import ROOT
from proof.environments import run_uv

# Each builder, and what it needs beside it: ProperDocs takes the plugins that we have.
HEIRS = {"zensical": (), "properdocs": ("mkdocs-material", "mkdocs-jupyter")}
TAIL = 20  # lines of its complaints


def build(name: str) -> tuple[int, str]:
    """How many pages a builder made of the site, and what it said. Raises `LookupError`."""
    if name not in HEIRS:
        raise LookupError(f"no heir is named {name}; known are {', '.join(HEIRS)}")
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    beside = []
    for one in HEIRS[name]:
        version = re.search(rf"^{one}==(\S+)", lock, re.MULTILINE)[1]
        beside += ["--with", f"{one}=={version}"]
    with tempfile.TemporaryDirectory() as folder:
        text = (ROOT / "mkdocs.yml").read_text("utf-8")
        settings = ROOT / f".{name}.yml"  # beside it: its paths are relative
        settings.write_text(f"{text}\nsite_dir: {folder}\n")
        try:
            done = run_uv(
                *("tool", "run", "--quiet", "--python", "3.11", *beside),
                *(name, "build", "--config-file", settings),
            )
        finally:
            settings.unlink()
        pages = len(list(Path(folder).rglob("index.html")))
    said = (done.stdout + done.stderr).strip().splitlines()[-TAIL:]
    return pages, "\n".join(said)
