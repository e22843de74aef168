"""What the worker does for TensorFlow, the subject of the examples.

`worker.py` and `notebook_kernel.py` load this file by its path, inside an environment's
own interpreter: standard library only, valid on Python 3.7.
"""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder


class ServeMnist(MetaPathFinder):
    """Gives every `*.keras.datasets.mnist` a `load_data` that reads our own copy.

    The download URL can't be reached from every machine, and Keras refuses a file of
    ours in its cache by its hash. The loader is replaced as its module is imported, so
    an example keeps the real call and TensorFlow need not be imported to prepare it.
    """

    def __init__(self, path):
        self.path = path
        self.loader = self.load_data  # one object for all modules, as in one Keras

    def find_spec(self, name, path, target=None):
        if not name.endswith(".datasets.mnist") or "keras" not in name:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is None:
            return None
        execute = spec.loader.exec_module

        def execute_and_replace(module):
            execute(module)
            module.load_data = self.loader

        spec.loader.exec_module = execute_and_replace
        return spec

    def load_data(self, path="mnist.npz"):
        """Two pairs of uint8 arrays: images (n, 28, 28) and labels (n,)."""
        import numpy

        with numpy.load(self.path) as data:
            return (
                (data["x_train"], data["y_train"]),
                (data["x_test"], data["y_test"]),
            )


def finders(settings):
    """The import hooks that each job gets. Settings: `mnist`, the path of an .npz."""
    return [ServeMnist(settings["mnist"])] if settings.get("mnist") else []


def after_import(name):
    """Called after the worker imported a module for its jobs."""
    if name == "tensorflow":
        # Keras loads at its first use. No operation runs, so forking stays safe.
        sys.modules[name].keras.layers.Dense  # noqa: B018


def seed():
    """Seeds TensorFlow, where it is imported already."""
    if hasattr(sys.modules.get("tensorflow"), "random"):
        sys.modules["tensorflow"].random.set_seed(0)
