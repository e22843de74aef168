"""A Jupyter kernel inside one environment's own interpreter.

Jupyter starts this file with that interpreter, so it uses the standard library and the
environment's ipykernel only. The first argument is a file of settings, written by
`notebooks.run`: `mnist` (path of an .npz), `cpu` (a processor's number, or null),
`cpu_seconds`.
"""

import json
import os
import resource
import sys

from runner import ServeMnist  # its neighbour

del sys.path[0]  # from here on a notebook's imports find what a reader's would


if __name__ == "__main__":
    with open(sys.argv.pop(1), encoding="utf-8") as file:
        settings = json.load(file)
    sys.meta_path.insert(0, ServeMnist(settings["mnist"]))
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
