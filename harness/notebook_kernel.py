"""A Jupyter kernel inside one environment's own interpreter.

Jupyter starts this file with that interpreter, so it uses the standard library and the
environment's ipykernel only. The first argument is a JSON file of settings: `subject`
(path of the file that knows the subject, or null; its own settings are listed there),
`cpu` (a CPU's number, or null), `cpu_seconds`.
"""

import json
import os
import resource
import sys

from worker import load_subject  # in the same folder

# From here on a notebook's imports find what a reader's would.
del sys.path[0], sys.modules["worker"]


def main():
    with open(sys.argv.pop(1), encoding="utf-8") as file:
        settings = json.load(file)
    load_subject(settings)
    seconds = settings["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    if settings["cpu"] is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {settings["cpu"]})

    from ipykernel.kernelapp import launch_new_instance
    from traitlets.config import Config

    config = Config()
    config.InlineBackend.figure_formats = {"svg"}
    # No date: the same figure is the same file.
    config.InlineBackend.print_figure_kwargs = {
        "bbox_inches": "tight",
        "metadata": {"Date": None},
    }
    launch_new_instance(config=config)


if __name__ == "__main__":
    main()
