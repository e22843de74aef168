"""What public programs get instead of what isn't here: small made-up data for what downloads,
nothing for what draws, and less training. Imported by `checker_inside` in an environment;
runs on Python 3.7 and later.
"""

import os
import sys
import types

from checker_stand_data import (
    REPLACED,
    Scaler,
    loaded,
    moons,
    no_download,
    pictures,
    table,
    train_test_split,
    words,
)

FEW = 64  # samples that a model is trained on, at most
DRAWING = (
    "matplotlib",
    "matplotlib.pyplot",
    "matplotlib.animation",
    "matplotlib.image",
    "matplotlib.cm",
    "matplotlib.colors",
    "matplotlib.patches",
    "mpl_toolkits",
    "mpl_toolkits.mplot3d",
    "seaborn",
    "IPython",
    "IPython.display",
    "pandas",
    "PIL",
    "PIL.Image",
    "skimage",
    "skimage.io",
    "skimage.transform",
    "tqdm",
)


class Nothing:
    """Everything is there and does nothing."""

    __path__ = []
    __spec__ = None
    __version__ = "99.0"

    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Nothing()

    def __call__(self, *args, **kwargs):
        return Nothing()

    def __getitem__(self, key):
        return Nothing()

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter((Nothing(), Nothing()))

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def __len__(self):
        return 0


def package(name, **parts):
    """Makes a package that can be imported, its modules' content by name."""
    made = sys.modules[name] = types.ModuleType(name)
    made.__path__, made.__version__ = [], "1.5.0"
    for part, content in parts.items():
        if isinstance(content, dict):
            module = sys.modules[name + "." + part] = types.ModuleType(
                name + "." + part
            )
            module.__dict__.update(content)
            content = module
        setattr(made, part, content)


def packages():
    for name in DRAWING:
        sys.modules[name] = Nothing()
    package("tensorflow_datasets", load=loaded, disable_progress_bar=lambda: None)
    scalers = dict.fromkeys(("StandardScaler", "MinMaxScaler"), Scaler)
    datasets = {
        "fetch_california_housing": table(8),
        "load_iris": table(4, 3),
        "load_digits": table(64, 10),
        "load_breast_cancer": table(30, 2),
        "load_sample_images": pictures,
        "make_moons": moons,
    }
    package(
        "sklearn",
        model_selection={"train_test_split": train_test_split},
        preprocessing=scalers,
        datasets=datasets,
    )


def cut(data):
    """The first samples of arrays, where all of them have the same length."""
    import numpy as np

    if (
        isinstance(data, (list, tuple))
        and data
        and not isinstance(data[0], (int, float))
    ):
        if all(isinstance(one, np.ndarray) for one in data):
            return type(data)(cut(one) for one in data)
        return data
    if isinstance(data, dict):
        return {key: cut(value) for key, value in data.items()}
    if isinstance(data, np.ndarray) and data.ndim and len(data) > FEW:
        return data[:FEW]
    return data


def bounded(method, training):
    """A method of a model that uses little data, and one more epoch at most."""
    import numpy as np
    import tensorflow as tf

    def short(self, *args, **kwargs):
        args = tuple(cut(one) if n < 2 else one for n, one in enumerate(args))
        for name in ("x", "y", "validation_data", "sample_weight"):
            if name in kwargs:
                kwargs[name] = cut(kwargs[name])
        first = args[0] if args else kwargs.get("x")
        steps = "steps_per_epoch" if training else "steps"
        if isinstance(first, tf.data.Dataset) and kwargs.get(steps) is None:
            first = first.take(3)
            if args:
                args = (first,) + args[1:]
            else:
                kwargs["x"] = first
        for name in (steps, "validation_steps"):
            if isinstance(kwargs.get(name), (int, float, np.integer)):
                kwargs[name] = min(kwargs[name], 2)
        if isinstance(kwargs.get("epochs"), int) and kwargs["epochs"] > 1:
            kwargs["epochs"] = kwargs.get("initial_epoch", 0) + 1
        return method(self, *args, **kwargs)

    return short


def prepare():
    """Imports TensorFlow once, replaces what downloads, caps the training."""
    os.environ.update(
        TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1", MPLBACKEND="agg"
    )
    import socket

    import tensorflow as tf

    socket.socket.connect = no_download
    packages()
    modules = [tf.keras]
    if "keras" in sys.modules:
        modules.append(sys.modules["keras"])
    for keras in modules:
        for name, load in REPLACED.items():
            part = getattr(getattr(keras, "datasets", None), name, None)
            if part is not None:
                part.load_data = load
                if hasattr(part, "get_word_index"):
                    part.get_word_index = words
        try:
            keras.utils.get_file = no_download
        except AttributeError:
            pass
    for name in ("fit", "evaluate", "predict"):
        method = bounded(getattr(tf.keras.Model, name), name == "fit")
        setattr(tf.keras.Model, name, method)
