"""What other functions and classes give, called with fixed arguments."""

import functools
import importlib
import inspect
import os
import tarfile
import tempfile

from inside.behave_arguments import required, stated, variations
from inside.behave_random import moments, seed
from inside.behave_values import config_of, first, kept, ramp
from inside.calls import as_tensors

TEXTS = ["The cat sat on the mat.", "A dog, a CAT!", ""]


def function_cases(name, value, keras):
    """Yields (label, function) of a function, or of a class of no other kind."""
    special = SPECIAL.get(name) or SPECIAL.get(name.rpartition(".")[2])
    if special is not None:
        for label, call in special(value, keras):
            yield label, lambda call=call: {"out": kept(call())}
        return
    if name.endswith("preprocess_input"):
        yield from image_cases(value)
        return
    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def call(convert=False, **more):
        again, keywords = required(name, value, keras)
        if convert:
            again, keywords = as_tensors((again, keywords))
        return value(*again, **dict(keywords, **more))

    def plain_first():
        """Old functions accept no NumPy arrays."""
        try:
            return result(call)
        except Exception:
            return dict(result(functools.partial(call, True)), tensors=True)

    yield "default", plain_first
    for label, more in variations(value, given):
        yield label, lambda more=more: varied(call, more)


def varied(call, more):
    try:
        return result(lambda: call(**more))
    except Exception:
        return result(lambda: call(True, **more))


def result(call):
    """What a call gives; of a random one, how many draws are distributed."""
    seed(1)
    made = call()
    if inspect.isclass(type(made)) and hasattr(made, "get_config"):
        return {"class": type(made).__name__, "config": config_of(made)}
    out = kept(made)
    again = kept(call())
    if out != again and isinstance(out, list) and len(out) == 3:
        return dict(moments(call), draw=out)
    return {"out": out}


def image_cases(value):
    """Of `preprocess_input`: what an image of 0 to 255 becomes."""
    image = (ramp((1, 4, 4, 3)) + 0.4) * 255
    yield "default", lambda: {"out": kept(value(image.copy()))}
    yield "int", lambda: {"out": kept(value(image.astype("uint8")))}
    yield (
        "channels_first",
        lambda: {
            "out": kept(
                value(image.transpose(0, 3, 1, 2).copy(), data_format="channels_first")
            )
        },
    )
    yield "one image", lambda: {"out": kept(value(image[0].copy()))}


def pad(value, keras):
    rows = [[1, 2, 3], [4], []]
    for more in (
        {}, {"padding": "post"}, {"truncating": "post", "maxlen": 2}, {"maxlen": 2},
        {"value": 9}, {"dtype": "float32"},
    ):  # fmt: skip
        yield str(more), lambda more=more: value(rows, **more)
    yield "empty", lambda: value([])


def tokenizer(value, keras):
    def made(**more):
        one = value(**more)
        one.fit_on_texts(TEXTS)
        return one

    def facts(**more):
        one = made(**more)
        return [
            one.word_index,
            one.texts_to_sequences(TEXTS),
            one.texts_to_matrix(TEXTS),
        ]

    yield "default", facts
    for more in (
        {"num_words": 3},
        {"oov_token": "?"},
        {"char_level": True},
        {"lower": False},
    ):
        yield str(more), lambda more=more: facts(**more)
    yield (
        "modes",
        lambda: [
            made().texts_to_matrix(TEXTS, mode=m) for m in ("count", "freq", "tfidf")
        ],
    )
    yield "config", lambda: sorted(made().get_config())
    yield "sequences_to_texts", lambda: made().sequences_to_texts([[1, 2]])


def words(value, keras):
    yield "default", lambda: value(TEXTS[1])
    yield "lower=False", lambda: value(TEXTS[1], lower=False)
    yield "split", lambda: value("a-b", split="-")


def hashed(value, keras):
    if "n" in inspect.signature(value).parameters:
        # By default it's Python's own hash, which is another one in each process.
        yield "md5", lambda: value(TEXTS[0], 50, hash_function="md5")


def categorical(value, keras):
    numpy = importlib.import_module("numpy")
    yield "default", lambda: value([0, 2, 1])
    yield "num_classes=5", lambda: value([0, 2, 1], num_classes=5)
    yield "(3,1)", lambda: value(numpy.array([[0], [2], [1]]))
    yield "(1,1)", lambda: value(numpy.array([[1]]), 3)
    yield "(2,2)", lambda: value(numpy.array([[0, 1], [2, 1]]))
    yield "floats", lambda: value(numpy.array([0.0, 1.9]))
    yield "negative", lambda: value([-1, 1], 3)


def normalized(value, keras):
    yield "default", lambda: value(3 * ramp((2, 3)))
    yield "order=1", lambda: value(3 * ramp((2, 3)), order=1)
    yield "axis=0", lambda: value(3 * ramp((2, 3)), axis=0)
    yield "zeros", lambda: value(0 * ramp((2, 3)))
    yield "(3,)", lambda: value(3 * ramp((3,)))


def timeseries(value, keras):
    numpy = importlib.import_module("numpy")
    numbers = numpy.arange(10.0)

    def made(**more):
        given = dict({"sequence_length": 3, "batch_size": 4}, **more)
        return list(value(numbers, numbers, **given))

    for more in (
        {}, {"sequence_stride": 2}, {"sampling_rate": 2}, {"start_index": 2},
        {"end_index": 8}, {"batch_size": 3},
    ):  # fmt: skip
        yield str(more), lambda more=more: made(**more)
    yield "no targets", lambda: list(value(numbers, None, sequence_length=3))
    yield "batch_size=None", lambda: first(value(numbers, None, 3, batch_size=None), 2)


def generator(value, keras):
    numpy = importlib.import_module("numpy")
    numbers = numpy.arange(12.0)

    def made(**more):
        one = value(numbers, numbers, length=3, batch_size=2, **more)
        return [len(one), one[0], one[len(one) - 1]]

    for more in ({}, {"stride": 2}, {"sampling_rate": 2}, {"reverse": True}):
        yield str(more), lambda more=more: made(**more)


def images(value, keras):
    x = (ramp((4, 6, 6, 3)) + 0.4) * 255

    def flow(**more):
        made = value(**more)
        if more.get("featurewise_center"):
            made.fit(x)
        return [
            next(made.flow(x, [0, 1, 2, 3], batch_size=2, shuffle=False)),
            len(made.flow(x)),
        ]

    def moved(**more):
        return value().apply_transform(x[0], more)

    yield "default", flow
    for more in (
        {"rescale": 0.5}, {"samplewise_center": True}, {"featurewise_center": True},
        {"samplewise_std_normalization": True}, {"dtype": "float64"},
    ):  # fmt: skip
        yield str(more), lambda more=more: flow(**more)
    for more in (
        {"theta": 30.0}, {"tx": 1.0}, {"zx": 0.8, "zy": 0.9}, {"shear": 10.0},
        {"flip_horizontal": True}, {"channel_shift_intensity": 20.0}, {"brightness": 0.5},
    ):  # fmt: skip
        yield "transform %s" % more, lambda more=more: moved(**more)


def fetched(value, keras):
    """`get_file` of a file on this computer: what it returns."""

    def get(name, **more):
        os.makedirs("served/inner", exist_ok=True)
        with open("served/inner/one.txt", "w", encoding="utf-8") as file:
            file.write("one")
        with tarfile.open("served/pack.tar.gz", "w:gz") as pack:
            pack.add("served/inner", "pack")
        origin = "file://" + os.path.abspath("served/" + name)
        # Without such a folder, it's one that all processes of a computer share.
        cache = tempfile.mkdtemp(dir=os.getcwd())
        path = value(origin=origin, cache_dir=cache, **more)
        return [os.path.relpath(str(path), cache), os.path.isdir(str(path))]

    yield "default", lambda: get("inner/one.txt", fname="one.txt")
    yield "a name by itself", lambda: get("inner/one.txt")
    yield "untar=True", lambda: get("pack.tar.gz", fname="pack", untar=True)
    yield "extract=True", lambda: get("pack.tar.gz", fname="pack.tar.gz", extract=True)
    yield "no name, extract=True", lambda: get("pack.tar.gz", extract=True)


def texts(value, keras):
    def made(**more):
        for kind in ("a", "b"):
            os.makedirs("texts/" + kind, exist_ok=True)
            for number in range(2):
                with open("texts/%s/%d.txt" % (kind, number), "w") as file:
                    file.write("%s %d" % (kind, number))
        data = value("texts", shuffle=False, **more)
        return [list(data), getattr(data, "class_names", None)]

    yield "default", made
    for more in (
        {"label_mode": "categorical"}, {"label_mode": "binary"}, {"label_mode": None},
        {"batch_size": 3}, {"max_length": 2}, {"labels": None, "label_mode": None},
    ):  # fmt: skip
        yield str(more), lambda more=more: made(**more)
    yield (
        "validation_split",
        lambda: made(validation_split=0.5, subset="training", seed=1),
    )


def split(value, keras):
    numbers = importlib.import_module("numpy").arange(10.0)
    for more in ({"left_size": 0.7}, {"right_size": 3}, {"left_size": 0.75}):
        yield (
            str(more),
            lambda more=more: [list(each) for each in value(numbers, **more)],
        )


def seeded(value, keras):
    numpy = importlib.import_module("numpy")

    def draw():
        value(7)
        tf = importlib.import_module("tensorflow")
        made = keras.layers.Dense(2)
        made(numpy.ones((1, 2), "float32"))
        return [
            float(numpy.random.rand()),
            tf.random.uniform((1,)),
            made.get_weights()[0],
        ]

    yield "draw", draw


SPECIAL = {
    "pad_sequences": pad,
    "Tokenizer": tokenizer,
    "text_to_word_sequence": words,
    "preprocessing.text.one_hot": hashed,
    "preprocessing.text.hashing_trick": hashed,
    "to_categorical": categorical,
    "utils.normalize": normalized,
    "timeseries_dataset_from_array": timeseries,
    "TimeseriesGenerator": generator,
    "ImageDataGenerator": images,
    "get_file": fetched,
    "text_dataset_from_directory": texts,
    "split_dataset": split,
    "set_random_seed": seeded,
}
