"""A stand-in for TensorFlow: what the tests of the harness need of it, in no time."""

import time
from importlib.metadata import version
from pathlib import Path

__version__ = version("tensorflow")


class random:
    """Its seed."""

    seed = None

    @classmethod
    def set_seed(cls, seed):
        cls.seed = seed


class keras:
    """Its Keras."""

    class layers:
        """Touched by the worker after the import."""

        Dense = object

    class Model:
        """Trains or saves in a hundredth of a second, to the same result each time."""

        def __init__(self, units):
            self.units = units

        def fit(self):
            time.sleep(0.01)
            return 0.9

        def save(self, path):
            time.sleep(0.01)
            Path(path).write_text(str(self.units))

        @classmethod
        def load(cls, path):
            return cls(int(Path(path).read_text()))


if __version__.startswith("7.1."):

    def old():
        """Removed from the newer release."""
        return "still here"
