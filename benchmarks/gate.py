"""What the gate costs: one environment compared with stock tools, and what changed."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from benchmarks.growth import FOLDER, sizes
from benchmarks.timing import must, ratio, seconds, several, stated
from harness import collectors, environments, mnist
from harness.environments import Environment, job_variables, run_uv
from harness.model import Job
from harness.project import Project
from harness.record import run_jobs
from tests.project_copy import ProjectCopy

TIMED = ("learn/sequential", "learn/subclassing")  # pages whose programs train
STOCK = ("pytest==9.*", "pytest-codeblocks==0.18.*")


def jobs(project: Project, env: Environment) -> list[Job]:
    return list(collectors.BY_NAME["examples"].jobs(project, env))


def of_what_changed(project: Project, folder: Path) -> list[str]:
    """Nothing changed, and one page of generated examples again, at each size."""
    newest = environments.newest(project).name
    lines = ["pytest docs, on the releases of the gate:"]
    for _, count, copy in sizes(project, folder / "project"):

        def run(*words: str, copy: ProjectCopy = copy) -> None:
            must(copy.run("pytest", "-q", *words))

        first, still = seconds(lambda: run("docs")), several(lambda: run("docs"))
        text = f"nothing changed {stated(still)}, the first time {first:.1f} s"
        page = f"docs/{FOLDER}/page-000.md"
        if (copy.root / page).exists():
            words = (page, "--rerun", "--release", newest)
            again = several(lambda words=words: run(*words))
            text += f"; one page again {stated(again)}"
        lines.append(f"  {count:5} examples: {text}")
    return lines


def of_one_environment(project: Project, env: Environment) -> list[str]:
    """The gate (b) compared with `python file.py` (a) and stock pytest-codeblocks (c)."""
    python = environments.make(project, env)
    chosen = [job for job in jobs(project, env) if job.body.page in TIMED]
    todo = [job.body for job in chosen if job.must_pass]
    with tempfile.TemporaryDirectory() as name:
        support, stock, pages = (Path(name, one) for one in ("data", "stock", "pages"))
        for folder in (support, pages):
            folder.mkdir()
        (support / "sitecustomize.py").write_text(mnist.site_customize(project))
        must(run_uv("pip", "install", "--python", python, "--target", stock, *STOCK))
        for one in todo:
            (pages / f"{one.name}.md").write_text(f"```python\n{one.program}```\n")
        variables = job_variables(env, python)
        variables["PYTHONPATH"] = f"{support}{os.pathsep}{stock}"

        def plain(*words: object, check: bool = True) -> str:
            done = subprocess.run(
                [python, *words],
                cwd=name,
                env=variables,
                capture_output=True,
                text=True,
            )
            if check:
                must(done)
            return done.stdout.strip().rpartition("\n")[2].partition(" in ")[0]

        here = ProjectCopy(project.root, project.root)
        docs = [f"docs/{page}.md" for page in TIMED]
        words = ("pytest", "-q", *docs, "--rerun", "--release", env.name)
        said: list[str] = []
        blocks = ("-m", "pytest", "-q", "--codeblocks", pages)
        a = several(lambda: [plain(one.path) for one in todo])
        b = several(lambda: must(here.run(*words)))
        c = several(lambda: said.append(plain(*blocks, check=False)))
    return [
        f"{len(todo)} examples of {len(TIMED)} pages on TensorFlow {env.version}:",
        f"  (a) python file.py, one after the other: {stated(a)}",
        f"  (b) the gate, the whole process: {stated(b)}, b/a = {ratio(b, a)}",
        f"  (c) stock pytest --codeblocks, without isolation: {stated(c)}, "
        f"b/c = {ratio(b, c)}; {said[-1]}",
    ]


def of_all_examples(project: Project, env: Environment) -> list[str]:
    """Every example of an environment, as the gate runs them, once."""
    cpus, results = len(os.sched_getaffinity(0)), []
    wall = seconds(lambda: results.extend(run_jobs(project, jobs(project, env))))
    ran = [one.run for one in results if one.run is not None]
    cpu, own = sum(one.cpu for one in ran), sum(one.seconds for one in ran)
    longest = max(one.seconds for one in ran)
    return [
        f"all {len(ran)} examples on TensorFlow {env.version}, {cpus} CPUs: {wall:.1f} s",
        f"  CPU time / {cpus}: {cpu / cpus:.1f} s; their own time / {cpus}: "
        f"{own / cpus:.1f} s; the longest: {longest:.1f} s",
    ]
