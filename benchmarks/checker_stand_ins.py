"""What public programs get instead of what isn't here: small made-up data for what downloads,
nothing for what draws, and less training. Imported by `checker_inside` in an environment;
runs on Python 3.7 and later.
"""

import os
import sys
import types

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


def random():
    import numpy as np

    return np.random.RandomState(0)


def arrays(shape, classes):
    """A `load_data` that returns images of this shape and labels below `classes`."""

    def some(count):
        dice = random()
        x = dice.randint(0, 256, (count,) + shape).astype("uint8")
        one = () if len(shape) < 3 else (1,)
        return x, dice.randint(0, classes, (count,) + one)

    return lambda *args, **kwargs: (some(96), some(32))


def sequences(*args, **kwargs):
    import numpy as np

    top = int(kwargs.get("num_words") or 10000)
    dice = random()

    def some(count):
        x = np.empty(count, dtype=object)
        for n in range(count):
            x[n] = dice.randint(1, top, 20 + n % 30).tolist()
        return x, dice.randint(0, 2, count)

    return some(128), some(64)


def words(*args, **kwargs):
    return {"word%d" % n: n for n in range(1, 10001)}


def prices(*args, **kwargs):
    dice = random()
    return (dice.rand(128, 13), dice.rand(128)), (dice.rand(64, 13), dice.rand(64))


def no_download(*args, **kwargs):
    raise ConnectionError("nothing is downloaded here")


IMAGES = {
    "mnist": ((28, 28), 10),
    "fashion_mnist": ((28, 28), 10),
    "cifar10": ((32, 32, 3), 10),
    "cifar100": ((32, 32, 3), 100),
}
REPLACED = {name: arrays(*args) for name, args in IMAGES.items()}
REPLACED.update(
    imdb=sequences,
    reuters=sequences,
    boston_housing=prices,
    california_housing=prices,
)


class Info:
    """What `tfds.load` tells of a data set."""

    def __init__(self, classes):
        self.num_classes, self.num_examples = classes, 96
        self.names = ["class %d" % n for n in range(classes)]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self

    def int2str(self, number):
        return self.names[int(number)]


def loaded(
    name,
    split=None,
    as_supervised=False,
    with_info=False,
    batch_size=None,
    shuffle_files=False,
    **kwargs,
):
    """Stands for `tfds.load`: images or reviews, 96 to train with and 32 to test."""
    import tensorflow as tf

    name = name.partition(":")[0].partition("/")[0]
    if name in IMAGES:
        shape, classes = IMAGES[name]
        parts, key = REPLACED[name](), "image"
        parts = [(x.reshape(x.shape[:3] + (-1,)), y.reshape(-1)) for x, y in parts]
    elif name == "imdb_reviews":
        texts = ["a good film of %d parts" % n for n in range(96)]
        parts, key, classes = (
            [(texts, [0, 1] * 48), (texts[:32], [1, 0] * 16)],
            "text",
            2,
        )
    else:
        no_download()
    made = {}
    for part, (x, y) in zip(("train", "test"), parts):
        data = (x, y) if as_supervised else {key: x, "label": y}
        made[part] = tf.data.Dataset.from_tensor_slices(data)
        if batch_size and batch_size > 0:
            made[part] = made[part].batch(batch_size)
    if isinstance(split, (list, tuple)):
        result = [made["test" if "test" in str(one) else "train"] for one in split]
    elif split is not None:
        result = made["test" if "test" in str(split) else "train"]
    else:
        result = made
    return (result, Info(classes)) if with_info else result


def train_test_split(*data, **kwargs):
    made = []
    for one in data:
        cut = len(one) * 3 // 4
        made += [one[:cut], one[cut:]]
    return made


class Scaler:
    """Stands for scikit-learn's scalers."""

    def __init__(self, *args, **kwargs):
        pass

    def fit(self, x, y=None):
        self.mean_, self.scale_ = x.mean(axis=0), x.std(axis=0) + 1e-9
        self.var_ = self.scale_**2
        return self

    def transform(self, x):
        return (x - self.mean_) / self.scale_

    def fit_transform(self, x, y=None):
        return self.fit(x).transform(x)

    def inverse_transform(self, x):
        return x * self.scale_ + self.mean_


class Bunch(dict):
    __getattr__ = dict.__getitem__


def table(columns, classes=0):
    """A loader of a table of 256 rows; with classes, their labels, else a figure each."""

    def load(*args, **kwargs):
        dice = random()
        x = dice.rand(256, columns)
        y = dice.randint(0, classes, 256) if classes else dice.rand(256) * 5
        names = ["feature %d" % n for n in range(columns)]
        if kwargs.get("return_X_y"):
            return x, y
        return Bunch(data=x, target=y, feature_names=names)

    return load


def pictures(*args, **kwargs):
    return Bunch(images=list(random().randint(0, 256, (2, 42, 64, 3)).astype("uint8")))


def moons(n_samples=100, **kwargs):
    dice = random()
    return dice.rand(n_samples, 2), dice.randint(0, 2, n_samples)


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
    """A method of a model that takes little data, and one more epoch at most."""
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
