"""What the gate and the site cost. One run writes `docs/about/bench.txt`."""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from proof import ROOT, commands, environments, examples, records, write
from proof.environments import Environment, run_uv
from proof.runs import Pool, clean_variables, jobs

RESULT = ROOT / "docs" / "about" / "bench.txt"
TIMED = ("learn/sequential", "learn/functional")  # pages whose programs all train
TIMES = 3
GROWTH = (1, 2, 4)
SECTIONS = ("errors", "install", "learn", "migrate")
LEFT_OUT = (".venv", ".git", "site", "__pycache__", ".ruff_cache")
STOCK = ("pytest==9.*", "pytest-codeblocks==0.18.*")
PATIENCE = 120  # seconds for a server to show what changed


def seconds(action: Callable[[], object]) -> float:
    started = time.monotonic()
    action()
    return time.monotonic() - started


def several(action: Callable[[], object]) -> list[float]:
    return [seconds(action) for _ in range(TIMES)]


def stated(samples: list[float], digits: int = 1) -> str:
    """Median and spread: `12.3 s (12.0 – 12.9)`."""
    low, middle, high = min(samples), statistics.median(samples), max(samples)
    return f"{middle:.{digits}f} s ({low:.{digits}f} – {high:.{digits}f})"


def run(root: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess:
    """Runs a module of this Python in a copy of the project."""
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        check=check,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )


@contextmanager
def scratch() -> Iterator[Path]:
    """A copy of the project, to grow and to change."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        left_out = shutil.ignore_patterns(*LEFT_OUT)
        shutil.copytree(ROOT, root, symlinks=True, ignore=left_out)
        settings = root / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(
            text.replace("omitted_files: warn", "omitted_files: ignore")
        )
        yield root


def grow(root: Path, number: int) -> None:
    """Adds one more copy of the examples: pages, programs, records of the gate."""
    for section in SECTIONS:
        name = f"{section}{number}"
        for folder in ("docs", "snippets", *generated(root)):
            source = root / folder / section
            if not source.exists():
                continue
            shutil.copytree(
                source, root / folder / name, ignore=shutil.ignore_patterns("*.ipynb")
            )
            for path in (root / folder / name).rglob("*.md"):
                text = path.read_text("utf-8")
                path.write_text(re.sub(rf'(?<=[" /]){section}/', f"{name}/", text))
        for env in environments.gate(environments.load_all()):
            record = root / "environments" / env.name / records.FILE
            lines = record.read_text("utf-8").splitlines()
            begin = f'{{"example": "{section}/'
            copies = [
                one.replace(f"{section}/", f"{name}/", 1)
                for one in lines
                if one.startswith(begin)
            ]
            record.write_text("\n".join([*lines, *copies, ""]))


def generated(root: Path) -> list[str]:
    """Folders of what pages include."""
    inner = ("", "run", "where", "diff")
    return [str(Path("generated", one)) for one in inner]


def one_environment(env: Environment) -> list[str]:
    """The gate (b) against `python file.py` (a) and stock pytest-codeblocks (c)."""
    python = environments.make(env)
    todo = [
        job
        for job in jobs(examples.load_all().values(), [env])
        if job.example.page in TIMED and not job.example.probe
    ]
    paths = [f"docs/{page}.md" for page in TIMED]
    with tempfile.TemporaryDirectory() as folder:
        mnist, stock, pages = (Path(folder, one) for one in ("mnist", "stock", "pages"))
        for each in (mnist, pages):
            each.mkdir()
        commands.serve_mnist(mnist)
        run_uv(
            "pip", "install", "--quiet", "--python", python, "--target", stock, *STOCK
        )
        for job in todo:
            page = pages / f"{job.example.name}.md"
            page.write_text(f"```python\n{job.code}```\n")
        variables = clean_variables() | {"PYTHONPATH": f"{mnist}:{stock}"}

        def plain() -> None:
            for job in todo:
                subprocess.run(
                    [python, job.example.path],
                    cwd=folder,
                    env=variables,
                    check=True,
                    capture_output=True,
                )

        said = ""

        def codeblocks() -> None:
            nonlocal said
            command = [python, "-m", "pytest", "-q", "--codeblocks", pages]
            done = subprocess.run(
                command,
                cwd=folder,
                env=variables,
                capture_output=True,
                text=True,
                check=False,
            )
            said = re.sub(r" in .*", "", done.stdout.strip().splitlines()[-1])

        def gate() -> None:
            run(ROOT, "pytest", "-q", *paths, "--rerun", "--release", env.name)

        a, b, c = several(plain), several(gate), several(codeblocks)

    started = time.monotonic()
    pool = Pool()
    runs = [future.result() for future in pool.submit(todo).values()]
    wall = time.monotonic() - started
    above = sorted(one.result["wall"] - one.seconds for one in runs)
    cpu, longest = sum(one.cpu for one in runs), max(one.seconds for one in runs)
    cores = len(os.sched_getaffinity(0))
    bound = max(cpu / cores, longest)
    ratio = statistics.median(a) / statistics.median(b)
    return [
        f"{len(todo)} examples of {len(TIMED)} pages on TensorFlow {env.version}, "
        f"{cores} processors, {TIMES} runs of each: median (least – most)",
        f"  (a) python file.py, one after the other     {stated(a)}",
        f"  (b) the gate, the whole process             {stated(b)}, a/b = {ratio:.2f}",
        f"  (c) stock pytest --codeblocks, no isolation {stated(c)}; {said}",
        f"  above an example's own time                 {statistics.median(above):.3f} s,"
        f" at most {above[-1]:.3f} s",
        f"  processor time inside the examples / {cores}      {cpu / cores:.1f} s,"
        f" the longest example {longest:.1f} s",
        f"  the runner's wall time, with its one import {wall:.1f} s,"
        f" {wall / bound:.2f} times the larger of these two",
    ]


def of_the_gate(root: Path) -> list[str]:
    """Nothing changed, one example changed, at 1, 2 and 4 times the examples."""
    newest = environments.gate(environments.load_all())[-1].name
    lines = []
    for times in range(1, GROWTH[-1] + 1):
        if times > 1:
            grow(root, times)
        if times not in GROWTH:
            continue
        count = len(list((root / "snippets").rglob("*.py")))
        still = several(lambda: run(root, "pytest", "-q", "docs"))
        copies = ["", *map(str, range(2, times + 1))]
        paths = [f"docs/{TIMED[0].replace('/', n + '/')}.md" for n in copies]
        anew = several(
            lambda paths=paths: run(
                root, "pytest", "-q", *paths, "--rerun", "--release", newest
            )
        )
        lines.append(
            f"  {count:5} examples: nothing changed {stated(still)}; "
            f"{times} page(s) of {TIMED[0]} anew {stated(anew)}"
        )
        if times == 1:
            example = root / "snippets" / TIMED[0] / "input_shape.py"
            example.write_text(example.read_text("utf-8") + "# changed\n")
            one = several(lambda: run(root, "pytest", "-q", "docs", check=False))
            lines.append(f"  {count:5} examples: one changed {stated(one)}")
            shutil.copy(ROOT / example.relative_to(root), example)
    return ["pytest docs, on the releases of the gate:", *lines]


def of_the_site(root: Path) -> list[str]:
    """The strict build at 1, 2 and 4 times the pages."""
    lines = []
    for times in range(1, GROWTH[-1] + 1):
        if times > 1:
            grow(root, times)
        if times in GROWTH:
            pages = len(
                [p for p in (root / "docs").rglob("*.md") if not p.is_symlink()]
            )
            build = several(lambda: run(root, "mkdocs", "build", "--strict", "-q"))
            lines.append(f"  {pages:5} pages: {stated(build)}")
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


def measure(name: str | None) -> str:
    """All of the above on one environment, the newest release without a name. Writes
    the result for the site and returns it."""
    known = environments.load_all()
    env = known[name] if name else environments.gate(known)[-1]
    parts = [one_environment(env)]
    for part in (of_the_server, of_the_site, of_the_gate):
        with scratch() as root:
            parts.append(part(root))
    text = "\n\n".join("\n".join(part) for part in parts) + "\n"
    write(RESULT, text)
    return text
