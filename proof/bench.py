"""What the gate costs: against each example as its own `python file.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from proof import ROOT, commands, environments, examples
from proof.runs import Pool, clean_variables, jobs


def measure(name: str) -> str:
    """One run of each on one environment, both with the same compiled packages.

    (a) the files one after the other, as a reader would run them; (b) the gate, as a
    whole process; and, from (b)'s own runner, what an example costs above its own time.
    """
    env = environments.load_all()[name]
    python = environments.make(env)
    todo = [
        job
        for job in jobs(examples.load_all().values(), [env])
        if not job.example.probe
    ]

    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        commands.serve_mnist(Path(folder))
        variables = clean_variables() | {"PYTHONPATH": folder}
        for job in todo:
            subprocess.run(
                [python, job.example.path],
                cwd=folder,
                env=variables,
                check=True,
                capture_output=True,
            )
    plain = time.monotonic() - started

    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "docs", "--rerun", "--release", name],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    gate = time.monotonic() - started

    started = time.monotonic()
    pool = Pool()
    runs = [future.result() for future in pool.submit(todo).values()]
    wall = time.monotonic() - started
    above = sorted(run.result["wall"] - run.seconds for run in runs)
    cpu, longest = sum(run.cpu for run in runs), max(run.seconds for run in runs)
    cores = len(os.sched_getaffinity(0))
    return "\n".join(
        [
            f"TensorFlow {name}, {len(todo)} examples, {cores} processors, one run",
            f"(a) python file.py, one after the other   {plain:7.1f} s",
            f"(b) pytest --rerun, the whole process     {gate:7.1f} s   a/b = {plain / gate:.2f}",
            f"    the runner alone                      {wall:7.1f} s",
            f"    the examples' own time, summed        {sum(r.seconds for r in runs):7.1f} s",
            f"    their processor time / {cores}              {cpu / cores:7.1f} s, the longest {longest:.1f} s",
            f"    above an example's own time           {above[len(above) // 2]:7.3f} s median, {above[-1]:.3f} s at most",
        ]
    )
