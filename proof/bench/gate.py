"""What the gate costs: one environment, nothing changed, a fresh clone."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

from proof.environments import Environment, run_uv
from proof.runs import Pool, clean_variables, jobs

from proof import ROOT, commands, environments, examples, records
from proof.bench.tools import (
    TIMED,
    TIMES,
    call,
    run,
    seconds,
    several,
    sizes,
    stated,
)

GROWN = "learn/data"  # a page of short programs
LONGEST = 8  # files of tests that have a line of their own
STOCK = ("pytest==9.*", "pytest-codeblocks==0.18.*")


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

    ratio = statistics.median(a) / statistics.median(b)
    return [
        f"{len(todo)} examples of {len(TIMED)} pages on TensorFlow {env.version}, "
        f"{TIMES} runs of each: median (least – most)",
        f"  (a) python file.py, one after the other     {stated(a)}",
        f"  (b) the gate, the whole process             {stated(b)}, a/b = {ratio:.2f}",
        f"  (c) stock pytest --codeblocks, no isolation {stated(c)}; {said}",
        *whole_environment(env),
    ]


def whole_environment(env: Environment) -> list[str]:
    """Every example of an environment, as the gate runs them, the longest first."""
    kept = records.load(env)
    todo = jobs(examples.load_all().values(), [env])
    todo.sort(key=lambda job: kept.seconds_of(job.example.id), reverse=True)
    started = time.monotonic()
    runs = [future.result() for future in Pool().submit(todo).values()]
    wall = time.monotonic() - started
    forked = [one for one in runs if not one.job.example.fresh]
    above = sorted(one.result["wall"] - one.seconds for one in forked)
    cpu, own = sum(one.cpu for one in runs), sum(one.seconds for one in runs)
    longest = max(one.seconds for one in runs)
    cores = len(os.sched_getaffinity(0))
    bound = max(cpu / cores, longest)
    return [
        f"all {len(todo)} examples on TensorFlow {env.version}, {cores} processors, one run:",
        f"  the runner's wall time, with its one import {wall:.1f} s",
        f"  above an example's own time                 {statistics.median(above):.3f} s,"
        f" at most {above[-1]:.3f} s",
        f"  processor time inside the examples / {cores}      {cpu / cores:.1f} s: the wall"
        f" is {wall / bound:.2f} times that; the longest example {longest:.1f} s",
        f"  the examples' own time / {cores}                  {own / cores:.1f} s: the wall"
        f" is {wall * cores / own:.2f} times that; they sleep in the difference",
    ]


def of_the_gate(root: Path) -> list[str]:
    """Nothing changed, one example changed, at 1, 2 and 4 times the examples."""
    newest = environments.gate(environments.load_all())[-1].name
    whole = several(lambda: run(ROOT, "pytest", "-q"))
    lines = [f"  nothing changed, with the build of the site: {stated(whole)}"]
    lines += ["pytest docs, on the releases of the gate:"]
    for times in sizes(root):
        count = len(list((root / "snippets").rglob("*.py")))
        first = seconds(lambda: run(root, "pytest", "-q", "docs"))
        still = several(lambda: run(root, "pytest", "-q", "docs"))
        copies = ["", *map(str, range(2, times + 1))]
        paths = [f"docs/{GROWN.replace('/', n + '/')}.md" for n in copies]
        words = ("pytest", "-q", *paths, "--rerun", "--release", newest)
        anew = several(lambda words=words: run(root, *words))
        lines.append(
            f"  {count:5} examples: nothing changed {stated(still)}, the first time "
            f"{first:.1f} s; {times} page(s) of {GROWN} anew {stated(anew)}"
        )
        if times == 1:
            example = root / "snippets" / TIMED[0] / "input_shape.py"
            text = example.read_text("utf-8")
            example.write_text(f"{text}# changed\n")
            one = several(lambda: run(root, "pytest", "-q", "docs", check=False))
            lines.append(f"  {count:5} examples: one changed {stated(one)}")
            example.write_text(text)
    return ["pytest, where all is fresh:", *lines]


def of_a_fresh_clone() -> list[str]:
    """Where the time of `make test` goes, in an empty folder with empty caches."""
    with tempfile.TemporaryDirectory() as folder:
        root, report = Path(folder, "clone"), Path(folder, "report.xml")
        words = ["git", "clone", "--quiet", ROOT, root]
        subprocess.run(words, check=True)
        moved = ("VIRTUAL_ENV", "PROOF_CACHE", "UV_CACHE_DIR", "PIP_CACHE_DIR")
        variables = {k: v for k, v in os.environ.items() if k not in moved}
        variables |= {"XDG_CACHE_HOME": str(Path(folder, "cache")), "CI": "true"}

        def step(*words: str) -> float:
            return seconds(lambda: call(words, root, variables))

        steps = {
            "the packages of the site and the gate": step("make", ".venv/browser"),
            "two environments, TensorFlow 2.4 and the newest": step(
                ".venv/bin/python", "-m", "proof", "make"
            ),
        }
        whole = step("make", "test", f"ARGS=-q --junitxml={report}")
        spent: dict[str, float] = {}
        for case in ElementTree.parse(report).iter("testcase"):
            parts = (case.get("classname") or "").split(".")
            name = (
                parts[1]
                if parts[0] == "tests"
                else "the examples, which run all the while: what is left"
            )
            spent[name] = spent.get(name, 0) + float(case.get("time"))
    ordered = sorted(spent, key=spent.__getitem__, reverse=True)
    steps |= {name: spent[name] for name in ordered[:LONGEST]}
    steps["all other tests, and collecting them"] = whole - sum(
        spent[name] for name in ordered[:LONGEST]
    )
    total = sum(steps.values())
    lines = [f"  {took:7.1f} s  {name}" for name, took in steps.items()]
    return [f"make test, fresh clone, empty caches, one run: {total:.0f} s", *lines]
