"""What the site costs: the strict build, and an edit while it is served."""

from __future__ import annotations

import socket
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from benchmarks.growth import sizes
from benchmarks.timing import TIMES, must, ratio, seconds, several, stated
from harness.project import Project
from tests.project_copy import ProjectCopy

PATIENCE = 600  # seconds for a server to show what changed, on a busy machine
PAGE = "learn/sequential"
HOOKS = "hooks: [harness/publish/mkdocs_hooks.py]\n"


def of_the_build(project: Project, folder: Path) -> list[str]:
    """The strict build compared with MkDocs without our hooks, at each size."""
    lines = ["mkdocs build --strict (stock: without our hooks, not strict):"]
    for count, _, copy in sizes(project, folder / "project"):

        def build(word: str, copy: ProjectCopy = copy) -> None:
            must(copy.build(folder / "site", "--quiet", word))

        ours = several(lambda: build("--strict"))
        copy.edit("mkdocs.yml", HOOKS, "hooks: []\n")
        stock = several(lambda: build("--no-strict"))
        copy.edit("mkdocs.yml", "hooks: []\n", HOOKS)
        both = f"{stated(ours)}; stock {stated(stock)}, ratio {ratio(ours, stock)}"
        lines.append(f"  {count:5} pages: {both}")
    return lines


def of_the_server(project: Project, folder: Path) -> list[str]:
    """How long a writer waits for an edited page to be shown."""
    copy = ProjectCopy.lay(folder / "project", project.root)
    lines = ["mkdocs serve, from the saved edit to the page that shows it:"]
    for name, words in (
        ("all pages", ["--strict"]),
        ("DIRTY=1", ["--no-strict", "--dirty"]),
    ):
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{free.getsockname()[1]}"
        quiet = {"stdout": None, "stderr": None}
        serve = ("-m", "mkdocs", "serve", "--quiet", "--dev-addr", place, *words)
        server = copy.start(*serve, **quiet)
        try:
            until_shown(place, "<h1")
            waits = []
            for number in range(TIMES):
                text, file = f"Edited {number}, {name}.", f"docs/{PAGE}.md"
                copy.add(file, f"{copy.read(file)}\n{text}\n")
                waits.append(seconds(lambda t=text, p=place: until_shown(p, t)))
            lines.append(f"  {name}: {stated(waits)}")
        finally:
            server.terminate()
            server.wait()
    return lines


def until_shown(place: str, text: str) -> None:
    """Waits until the page contains the text; raises `TimeoutError`."""
    url = f"http://{place}/{PAGE}/"
    for _ in range(PATIENCE * 10):
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass  # it doesn't listen yet
        time.sleep(0.1)
    raise TimeoutError(f"{url} doesn't show {text!r}")
