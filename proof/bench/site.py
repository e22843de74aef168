"""What the site costs: the strict build, and an edit while it is served."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from proof.bench.tools import TIMED, TIMES, run, seconds, several, sizes, stated

PATIENCE = 120  # seconds for a server to show what changed


def of_the_site(root: Path) -> list[str]:
    """The strict build at 1, 2 and 4 times the pages."""
    lines = []
    for _ in sizes(root):
        kinds = (root / "docs").rglob("*.md"), (root / "docs").rglob("*.ipynb")
        count = sum(not path.is_symlink() for kind in kinds for path in kind)

        taken = several(lambda: run(root, "mkdocs", "build", "--strict", "-q"))
        lines.append(f"  {count:5} pages: {stated(taken)}")
    return ["mkdocs build --strict:", *lines]


def of_the_server(root: Path) -> list[str]:
    """How long a reader of `make serve` waits for an edited page, an edited program."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "-q", "-a", place]
    server = subprocess.Popen(
        command, cwd=root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    page, program = f"docs/{TIMED[0]}.md", f"snippets/{TIMED[0]}/mnist.py"
    lines = ["mkdocs serve, from the saved edit to the page that shows it:"]
    try:
        until_shown(place, "<h1")
        for kind, file, text in (
            ("page", page, "\nEdited {}.\n"),
            ("program", program, "# Edited {}.\n"),
        ):
            waits = []
            for number in range(TIMES):
                with open(root / file, "a", encoding="utf-8") as edited:
                    edited.write(text.format(f"{kind} {number}"))
                waits.append(
                    seconds(
                        lambda k=kind, n=number: until_shown(place, f"Edited {k} {n}.")
                    )
                )
            lines.append(f"  an edited {kind}: {stated(waits)}")
    finally:
        server.terminate()
        server.wait()
    return lines


def until_shown(place: str, text: str) -> None:
    """Waits until the page of the timed example holds the text; raises `TimeoutError`."""
    address = f"http://{place}/{TIMED[0]}/"
    for _ in range(PATIENCE * 10):
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if (
                    text in re.sub(r"<[^>]+>", "", answer.read().decode())
                    or text == "<h1"
                ):
                    return
        except OSError:
            pass  # it does not listen yet
        time.sleep(0.1)
    raise TimeoutError(f"{address} does not show {text!r}")
