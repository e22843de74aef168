"""Small made-up data for what downloads: Keras's data sets, those of TensorFlow Datasets, and
those and the scalers of scikit-learn. Imported by `checker_stand_ins` in an environment; runs
on Python 3.7 and later.
"""


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
