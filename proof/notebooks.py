"""The notebooks: examples in cells, run by Jupyter, kept with what they gave as pages.

A notebook is written as text, with jupytext's percent marks. Its page is the notebook
with its outputs, as it ran beside the newest release; nothing else writes that file.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import time
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

from proof import ROOT, cache, data, environments, write
from proof.environments import Environment
from proof.examples import Example
from proof.outcomes import NOISE, normalise

if TYPE_CHECKING:
    from nbformat import NotebookNode

# Jupyter's packages are imported where a notebook runs: they take half as long as all
# that the gate else imports, and most of its runs need none.
KERNEL = Path(__file__).with_name("kernel.py")
BESIDE = "+notebook"  # beside the newest release: what the pages show
COLAB = "colab"
PACKAGES = ("tensorflow", "tensorflow-cpu", "keras", "tf-keras", "numpy", "matplotlib")
FIGURES = "svg.hashsalt: figure\nsvg.fonttype: none\n"  # equal ids, text that is text


def page_of(example: Example) -> Path:
    """Where a notebook's page lies: `docs/learn/digits.ipynb`."""
    return ROOT / "docs" / f"{example.page}.ipynb"


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
    return notebook


@once
def figures() -> Path:
    """The folder that tells matplotlib how to draw, and holds its list of fonts."""
    folder = cache() / "matplotlib"
    folder.mkdir(exist_ok=True)
    write(folder / "matplotlibrc", FIGURES)
    return folder


def run(
    env: Environment,
    example: Example,
    cpu: int | None,
    variables: dict[str, str],
    told: bool = False,
) -> dict:
    """Runs a notebook in an environment, in an empty folder with its own home.

    `variables` are the kernel's. With `told` it prints each cell and how long it took.
    Returns what `runner.watch` does, and `notebook`: the notebook with its outputs.
    Raises `Pending`, `Broken`.
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

    python = environments.make(env)
    notebook = cells(example)
    scratch = Path(tempfile.mkdtemp(prefix="example-"))
    try:
        for name in ("home", "tmp", "work", "kernels/python3"):
            (scratch / name).mkdir(parents=True)
        settings = {
            "mnist": str(data.mnist()),
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
            "MPLCONFIGDIR": str(figures()),
            "MATPLOTLIBRC": str(figures() / "matplotlibrc"),
        }
        manager = AsyncKernelManager(kernel_spec_manager=specs, kernel_name="python3")
        started = time.monotonic()
        used = {"cpu": 0.0, "megabytes": 0}

        def after(cell, cell_index, execute_reply):
            kernel = psutil.Process(manager.provisioner.pid)
            used["cpu"] = sum(kernel.cpu_times()[:2])
            now = kernel.memory_info().rss >> 20
            used["megabytes"] = max(used["megabytes"], now)
            if not told:
                return
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
            resources={"metadata": {"path": str(scratch / "work")}},
            on_cell_executed=after,
        )
        ended, error = None, None
        log = open(scratch / "log", "w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        try:
            client.execute(env=variables | own, stdout=log, stderr=log)
        except CellExecutionError as raised:
            error = {"type": raised.ename, "message": raised.evalue}
            error["traceback"] = normalise(raised.traceback)
        except CellTimeoutError:
            ended = f"time limit of {client.timeout} s in a cell"
        except DeadKernelError:
            ended = "the kernel died"
        finally:
            run_sync(manager.shutdown_kernel)(now=True)
            log.seek(0)
            logged = log.read() if ended else ""
            log.close()
        seconds = time.monotonic() - started
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    tidy_outputs(notebook)
    return {
        "ended": ended,
        "error": error,
        "seconds": seconds,
        "wall": seconds,
        **used,
        "stdout": said(notebook, "stdout"),
        "stderr": said(notebook, "stderr") + logged,
        "warnings": [],
        "notebook": notebook,
    }


def tidy_outputs(notebook: NotebookNode) -> None:
    """Takes out what speaks of the machine, and what no page shows."""
    for cell in notebook.cells:
        kept = []
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = normalise(output.text, times=False)
                if output.name == "stderr":
                    output.text = NOISE.sub("", output.text)
                if not output.text.strip():
                    continue
            if "image/svg+xml" in output.get("data", {}):
                output.data.pop("text/plain", None)
            kept.append(output)
        if cell.cell_type == "code":
            cell.outputs = kept


def said(notebook: NotebookNode, stream: str) -> str:
    """All that the cells printed to one stream."""
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", [])]
    texts = [one.text for one in outputs if one.get("name") == stream]
    return "".join(texts)


def store(
    example: Example, env: Environment, notebook: NotebookNode, stated: dict
) -> str:
    """Writes a notebook, as `run` gave it, as its page. `stated` is what the page says
    of the run: `digest`, `day`, `seconds`. Returns the file's digest."""
    import nbformat

    packages = {name: env.packages[name] for name in PACKAGES if name in env.packages}
    notebook.metadata["run"] = {
        "example": example.id,
        "environment": env.name,
        "python": env.python,
        "packages": packages,
        **stated,
    }
    notebook.metadata.pop("language_info", None)  # its minor version is in the lock
    text = nbformat.writes(nbformat.from_dict(notebook)) + "\n"
    write(page_of(example), text)
    return digest_of(text)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shows(env: Environment) -> bool:
    """Whether the pages show what came of it there."""
    known = environments.load_all()
    return env.name == environments.gate(known)[-1].name + BESIDE


def wrong_version(example: Example) -> str | None:
    """What the first code cell fails to say of the header's TensorFlow, or None."""
    first = next(iter(example.sections.values()))
    floor = re.search(r">=(\d+)\.(\d+)", str(example.tensorflow.specifier))
    if f"found >= ({floor[1]}, {floor[2]})" not in first:
        return f"its first cell compares with {floor[1]}.{floor[2]}, as its header does"
    return None
