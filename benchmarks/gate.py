"""What the gate costs: one environment against stock tools, and what changed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.growth import FOLDER, sizes
from benchmarks.timing import call, ratio, run, seconds, several, stated
from harness import collectors, environments, mnist
from harness.environments import Environment, job_variables, run_uv
from harness.project import Project
from harness.record import run_jobs

TIMED = ("learn/sequential", "learn/subclassing")  # pages whose programs train
STOCK = ("pytest==9.*", "pytest-codeblocks==0.18.*")


def of_what_changed(project: Project, folder: Path) -> list[str]:
    """Nothing changed, and one page of generated examples again, at each size."""
    newest = environments.newest(project).name
    lines = ["pytest docs, on the releases of the gate:"]
    for _, count, copy in sizes(project, folder / "project"):
        first = seconds(lambda c=copy: run(c.root, "pytest", "-q", "docs"))
        still = several(lambda c=copy: run(c.root, "pytest", "-q", "docs"))
        text = f"nothing changed {stated(still)}, the first time {first:.1f} s"
        page = copy.root / "docs" / FOLDER / "page-000.md"
        if page.exists():
            words = ("pytest", "-q", page, "--rerun", "--release", newest)
            again = several(lambda c=copy, w=words: run(c.root, *w))
            text += f"; one page again {stated(again)}"
        lines.append(f"  {count:5} examples: {text}")
    return lines


def of_one_environment(project: Project, env: Environment) -> list[str]:
    """The gate (b) against `python file.py` (a) and stock pytest-codeblocks (c)."""
    python = environments.make(project, env)
    jobs = list(collectors.BY_NAME["examples"].jobs(project, env))
    todo = [job.body for job in jobs if job.body.page in TIMED and job.must_pass]
    with tempfile.TemporaryDirectory() as name:
        support, stock, pages = (Path(name, one) for one in ("data", "stock", "pages"))
        support.mkdir()
        pages.mkdir()
        (support / "sitecustomize.py").write_text(mnist.site_customize(project))
        run_uv("pip", "install", "-q", "--python", python, "--target", stock, *STOCK)
        for one in todo:
            page = pages / f"{one.name}.md"
            page.write_text(f"```python\n{one.program}```\n")
        variables = job_variables(env, python)
        variables["PYTHONPATH"] = f"{support}{os.pathsep}{stock}"
        own = {"root": Path(name), "variables": variables}
        codeblocks = (python, "-m", "pytest", "-q", "--codeblocks", pages)
        docs = [f"docs/{page}.md" for page in TIMED]
        words = ("pytest", "-q", *docs, "--rerun", "--release", env.name)
        a = several(lambda: [call(python, one.path, **own) for one in todo])
        b = several(lambda: run(project.root, *words))
        c = several(lambda: call(*codeblocks, check=False, **own))
    return [
        f"{len(todo)} examples of {len(TIMED)} pages on TensorFlow {env.version}: "
        "median (least – most)",
        f"  (a) python file.py, one after the other     {stated(a)}",
        f"  (b) the gate, the whole process             {stated(b)}, b/a = {ratio(b, a)}",
        f"  (c) stock pytest --codeblocks, no isolation {stated(c)}, b/c = {ratio(b, c)}",
        *of_all_examples(project, env),
    ]


def of_all_examples(project: Project, env: Environment) -> list[str]:
    """Every example of an environment, as the gate runs them, once."""
    jobs = list(collectors.BY_NAME["examples"].jobs(project, env))
    cpus = len(os.sched_getaffinity(0))
    results = []
    wall = seconds(lambda: results.extend(run_jobs(project, jobs)))
    ran = [one.run for one in results if one.run is not None]
    cpu, own = sum(one.cpu for one in ran), sum(one.seconds for one in ran)
    return [
        f"all {len(ran)} examples on TensorFlow {env.version}, {cpus} CPUs, one run: {wall:.1f} s",
        f"  CPU time in the examples / {cpus}: {cpu / cpus:.1f} s; their own time / {cpus}: "
        f"{own / cpus:.1f} s; the longest: {max(one.seconds for one in ran):.1f} s",
    ]
