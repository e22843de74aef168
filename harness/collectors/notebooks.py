"""What each notebook did, run by Jupyter; the newest release's run is its page.

A notebook is written as text, with jupytext's percent marks. Its page is the notebook
with its outputs, as it ran on the newest release; nothing else writes that file.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from harness import environments, mnist, outcomes, records, subject
from harness.collectors.examples import ExampleLine, Examples
from harness.environments import Environment, job_variables
from harness.examples import Example
from harness.model import Job, Line, Run
from harness.outcomes import normalize
from harness.project import Project, write

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from harness.pool import Slot

# Jupyter's packages are imported where a notebook runs: they take half as long as all
# that the gate else imports, and most of its runs need none.
KERNEL = Path(__file__).parent.parent / "notebook_kernel.py"
VARIANT = "+notebook"  # of the newest release: what the pages show
COLAB = "colab"
PACKAGES = ("tensorflow", "tensorflow-cpu", "keras", "tf-keras", "numpy", "matplotlib")
FIGURES = "svg.hashsalt: figure\nsvg.fonttype: none\n"  # equal ids, text that is text


class Notebooks(Examples):
    """The examples that run in Jupyter, cell by cell."""

    name = "notebooks"

    def meant(self, example: Example) -> bool:
        return example.notebook

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        result = execute(project, job, slot.cpu)
        times = result["seconds"], result["cpu"]
        return Run(result, *times, job.env.python)

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        outcome = outcomes.read(run.result)
        notebook = run.result["notebook"]
        page = text_of(notebook) if outcome.works and shows(project, job.env) else ""
        return [ExampleLine(job.key, outcome, page and digest_of(page))]

    def accept(self, project: Project, job: Job, run: Run) -> None:
        """Writes the page of a notebook that ran as a whole."""
        if outcomes.read(run.result).works and shows(project, job.env):
            text = text_of(run.result["notebook"])
            write(page_of(project, job.body), text)


def page_of(project: Project, example: Example) -> Path:
    """Where a notebook's page is: `docs/learn/digits.ipynb`."""
    return project.docs / f"{example.page}.ipynb"


def shows(project: Project, env: Environment) -> bool:
    """Whether the pages show what it did there."""
    return env.name == environments.newest(project).name + VARIANT


def cells(example: Example) -> NotebookNode:
    """A notebook as it is written: no outputs, the same ids each time."""
    import jupytext

    notebook = jupytext.reads(example.program, fmt="py:percent")
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"
    notebook.metadata = {
        "kernelspec": {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
    }
    return cast("NotebookNode", notebook)


def figures(project: Project) -> Path:
    """The folder with matplotlib's settings and its list of fonts."""
    folder = project.cache / "matplotlib"
    folder.mkdir(exist_ok=True)
    write(folder / "matplotlibrc", FIGURES)
    return folder


def execute(project: Project, job: Job, cpu: int | None) -> dict[str, Any]:
    """Runs a notebook in its environment, in an empty folder with its own home.

    Prints each cell and its seconds. Returns what `worker.watch` does, and
    `notebook`: the notebook with its outputs. Raises `Pending`, `Broken`.
    """
    import psutil
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_core.utils import run_sync
    from nbclient import NotebookClient
    from nbclient.exceptions import (
        CellExecutionError,
        CellTimeoutError,
        DeadKernelError,
    )

    env, example = job.env, job.body
    python = environments.make(project, env)
    notebook = cells(example)
    drawing = figures(project)
    scratch = Path(tempfile.mkdtemp(prefix="example-"))
    try:
        for name in ("home", "tmp", "work", "kernels/python3"):
            (scratch / name).mkdir(parents=True)
        settings = {
            **mnist.worker_settings(project),
            "cpu": cpu,
            "cpu_seconds": 2 * example.cpu_seconds + 20,
        }
        write(scratch / "settings.json", json.dumps(settings))
        command = [str(python), str(KERNEL), str(scratch / "settings.json")]
        spec = {
            "argv": [*command, "-f", "{connection_file}"],
            "display_name": "Python 3",
            "language": "python",
        }
        write(scratch / "kernels" / "python3" / "kernel.json", json.dumps(spec))
        specs = KernelSpecManager(
            kernel_dirs=[str(scratch / "kernels")], ensure_native_kernel=False
        )
        own = {
            "HOME": str(scratch / "home"),
            "TMPDIR": str(scratch / "tmp"),
            "MPLCONFIGDIR": str(drawing),
            "MATPLOTLIBRC": str(drawing / "matplotlibrc"),
        }
        manager = AsyncKernelManager(kernel_spec_manager=specs, kernel_name="python3")
        started = time.monotonic()
        used = {"cpu": 0.0, "megabytes": 0}

        def after(cell: object, cell_index: int, execute_reply: object) -> None:
            kernel = psutil.Process(getattr(manager.provisioner, "pid", None))
            used["cpu"] = sum(kernel.cpu_times()[:2])
            now = kernel.memory_info().rss >> 20
            used["megabytes"] = max(used["megabytes"], now)
            took = time.monotonic() - started
            place = f"cell {cell_index + 1} of {len(notebook.cells)}"
            print(f"  {example.id} [{env.name}]: {place}, {took:.0f} s", flush=True)

        client = NotebookClient(
            notebook,
            km=manager,
            timeout=4 * example.cpu_seconds,
            allow_errors=False,
            force_raise_errors=True,  # whatever a cell's tags say
            record_timing=False,
            coalesce_streams=True,  # else a late line end is a separate output
            resources={"metadata": {"path": str(scratch / "work")}},
            on_cell_executed=after,
        )
        aborted, error = None, None
        log = open(scratch / "log", "w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        try:
            client.execute(env=job_variables(env, python) | own, stdout=log, stderr=log)
        except CellExecutionError as raised:
            error = {"type": raised.ename, "message": raised.evalue}
            error["traceback"] = normalize(raised.traceback)
        except CellTimeoutError:
            aborted = f"time limit of {client.timeout} s in a cell"
        except DeadKernelError:
            aborted = "the kernel died"
        finally:
            run_sync(manager.shutdown_kernel)(now=True)
            log.seek(0)
            logged = log.read() if aborted else ""
            log.close()
        seconds = time.monotonic() - started
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    tidy_outputs(notebook)
    notebook.metadata["run"] = described(job, records.now()[:10], seconds)
    return {
        "aborted": aborted,
        "error": error,
        "seconds": seconds,
        "wall": seconds,
        **used,
        "stdout": printed(notebook, "stdout"),
        "stderr": printed(notebook, "stderr") + logged,
        "warnings": [],
        "notebook": notebook,
    }


def tidy_outputs(notebook: NotebookNode) -> None:
    """Removes what depends on the machine, and what no page shows."""
    for cell in notebook.cells:
        kept = []
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = normalize(output.text, times=False)
                if output.name == "stderr":
                    output.text = subject.NOISE.sub("", output.text)
                if not output.text.strip():
                    continue
            if "image/svg+xml" in output.get("data", {}):
                output.data.pop("text/plain", None)
            kept.append(output)
        if cell.cell_type == "code":
            cell.outputs = kept


def printed(notebook: NotebookNode, stream: str) -> str:
    """All that the cells printed to one stream."""
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", [])]
    texts = [one.text for one in outputs if one.get("name") == stream]
    return "".join(texts)


def described(job: Job, day: str, seconds: float) -> dict[str, Any]:
    """What a notebook's page says of its run."""
    packages = job.env.packages
    return {
        "example": job.key,
        "environment": job.env.name,
        "python": job.env.python,
        "packages": {name: packages[name] for name in PACKAGES if name in packages},
        "digest": job.digest,
        "day": day,
        "seconds": round(seconds),
    }


def text_of(notebook: NotebookNode) -> str:
    """A notebook as a file."""
    import nbformat

    notebook.metadata.pop("language_info", None)  # its minor version is in the lock
    return str(nbformat.writes(nbformat.from_dict(notebook))) + "\n"


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def wrong_version(example: Example) -> str | None:
    """What the first code cell fails to say of the header's TensorFlow, or None."""
    first = next(iter(example.sections.values()))
    floor = re.search(r">=(\d+)\.(\d+)", str(example.tensorflow.specifier))
    assert floor is not None, example.id
    if f"found >= ({floor[1]}, {floor[2]})" not in first:
        return f"its first cell compares with {floor[1]}.{floor[2]}, as its header does"
    return None
