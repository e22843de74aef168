"""What a model does: what `compile`, `fit`, `evaluate`, and `predict` return and call,
the names in it, and what the model writes about itself."""

import contextlib
import importlib
import io
import json

from inside.behave_layers import weight_name
from inside.behave_values import kept, plain, ramp, text

LOSSES = (
    "mse", "mae", "mape", "msle", "binary_crossentropy", "hinge", "squared_hinge",
    "huber", "huber_loss", "logcosh", "log_cosh", "kld", "poisson", "cosine_similarity",
    "categorical_crossentropy",
)  # fmt: skip
METRICS = (
    "accuracy", "acc", "mse", "mae", "mean_squared_error", "binary_accuracy", "MSE",
    "AUC", "categorical_accuracy", "cosine_similarity", "Precision", "top_k_categorical_accuracy",
)  # fmt: skip


def data():
    """12 rows: inputs (12, 3) and one target (12, 1) of zeros and ones."""
    numpy = importlib.import_module("numpy")
    x = 2 * ramp((12, 3))
    y = (numpy.arange(12) % 3 == 0).astype("float32")[:, None]
    return x, y


def network(keras, units=1):
    """Two layers with fixed weights."""
    model = keras.Sequential(
        [
            keras.Input((3,))
            if hasattr(keras, "ops")
            else keras.layers.InputLayer((3,)),
            keras.layers.Dense(4, activation="tanh"),
            keras.layers.Dense(units, activation="sigmoid"),
        ]
    )
    shapes = [one.shape for one in model.get_weights()]
    model.set_weights([ramp(shape, n) for n, shape in enumerate(shapes)])
    return model


def compiled(keras, units=1, **keywords):
    model = network(keras, units)
    given = {"optimizer": keras.optimizers.SGD(0.1), "loss": "binary_crossentropy"}
    model.compile(**dict(given, **keywords))
    return model


class Recorder:
    """A callback that keeps the order of its calls, and the keys of their logs."""

    HOOKS = [
        "on_%s%s_%s" % (part, of, when)
        for part, of in (
            ("train", ""), ("train", "_batch"), ("epoch", ""), ("test", ""),
            ("test", "_batch"), ("predict", ""), ("predict", "_batch"),
        )
        for when in ("begin", "end")
    ]  # fmt: skip

    @staticmethod
    def of(keras):
        made = keras.callbacks.Callback()
        made.calls = []
        for hook in Recorder.HOOKS:

            def keep(*given, hook=hook, logs=None):
                logs = (
                    given[-1] if given and isinstance(given[-1], dict) else logs or {}
                )
                made.calls.append([hook, sorted(logs)])

            setattr(made, hook, keep)
        return made


def calls_of(recorder):
    """Its calls in order, the same ones in a row once."""
    found = []
    for row in recorder.calls:
        if row not in found[-4:]:
            found.append(row)
    return [[hook, *keys] for hook, keys in found]


def history_of(history):
    return {key: kept(list(map(number, each))) for key, each in history.history.items()}


def number(value):
    numpy = importlib.import_module("numpy")
    array = numpy.asarray(value)
    return float(array) if array.ndim == 0 else [float(one) for one in array]


def fit(keras, compile_with=None, **keywords):
    """Three epochs: the history's keys, in order, with their values."""
    model = compiled(keras, **(compile_with or {}))
    given = dict(
        {"epochs": 3, "batch_size": 4, "verbose": 0, "shuffle": False}, **keywords
    )
    history = model.fit(*data(), **given)
    keys = list(history.history)
    made = type(history).__name__
    return {"history": history_of(history), "keys": keys, "class": made}


EAGER = {"metrics": ["accuracy"], "run_eagerly": True}


def fit_cases(keras):
    """Yields (label, function) of `Model.fit`."""
    numpy = importlib.import_module("numpy")
    extra = {
        "validation data": {"validation_data": data()},
        "validation split": {"validation_split": 0.25},
        "class weights": {"class_weight": {0: 1.0, 1: 5.0}},
        "sample weights": {"sample_weight": numpy.arange(12.0)},
        "initial_epoch=2": {"initial_epoch": 2},
        "steps_per_epoch=2": {"steps_per_epoch": 2},
        "validation_freq=2": {"validation_data": data(), "validation_freq": 2},
    }
    yield "default", lambda: fit(keras)
    for label, given in extra.items():
        yield label, lambda given=given: fit(keras, EAGER, **given)
    for name in LOSSES:
        yield (
            "loss=" + name,
            lambda name=name: fit(keras, {"loss": name, "run_eagerly": True}, epochs=2),
        )
    for name in METRICS:
        yield (
            "metrics=" + name,
            lambda name=name: fit(
                keras, {"metrics": [name], "run_eagerly": True}, epochs=2
            ),
        )
    yield (
        "an optimizer's clipvalue",
        lambda: fit(keras, {"optimizer": keras.optimizers.SGD(0.1, clipvalue=0.001)}),
    )
    yield (
        "an optimizer's clipnorm",
        lambda: fit(keras, {"optimizer": keras.optimizers.SGD(0.1, clipnorm=0.001)}),
    )
    for name in (
        "sgd",
        "adam",
        "rmsprop",
        "adagrad",
        "adadelta",
        "adamax",
        "nadam",
        "ftrl",
    ):
        yield (
            "optimizer=" + name,
            lambda name=name: fit(keras, {"optimizer": name, "run_eagerly": True}),
        )
    yield "calls", lambda: called(keras, "fit")
    yield "one-dimensional targets", lambda: flat_targets(keras)
    yield "two outputs", lambda: two_outputs(keras)
    yield (
        "metrics twice",
        lambda: fit(keras, {"metrics": ["accuracy", "accuracy"]}, epochs=1),
    )
    yield (
        "a function as a metric",
        lambda: fit(keras, {"metrics": [keras.metrics.mean_absolute_error]}, epochs=1),
    )
    yield (
        "weighted metrics",
        lambda: fit(keras, {"weighted_metrics": ["mae"], "metrics": ["mae"]}, epochs=1),
    )


def flat_targets(keras):
    model = compiled(keras, metrics=["accuracy", "mae"])
    x, y = data()
    history = model.fit(x, y[:, 0], epochs=2, verbose=0, shuffle=False)
    return {"history": history_of(history)}


def two_outputs(keras):
    """A model with two named outputs: the names of its losses and metrics."""
    inputs = keras.Input((3,), name="x")
    outputs = [keras.layers.Dense(1, name=name)(inputs) for name in ("a", "b")]
    model = keras.Model(inputs, outputs)
    shapes = [one.shape for one in model.get_weights()]
    model.set_weights([ramp(shape, n) for n, shape in enumerate(shapes)])
    model.compile("sgd", {"a": "mse", "b": "mae"}, metrics={"a": ["mae"], "b": ["mse"]})
    x, y = data()
    history = model.fit(x, {"a": y, "b": y}, epochs=2, verbose=0, shuffle=False)
    returned = model.evaluate(x, [y, y], verbose=0)
    return {
        "history": history_of(history),
        "metrics_names": list(model.metrics_names),
        "evaluate": kept([float(one) for one in returned]),
    }


def called(keras, method):
    """The callbacks' calls of a method, with the keys of their logs."""
    model = compiled(keras, metrics=["accuracy"])
    recorder = Recorder.of(keras)
    x, y = data()
    given = {"callbacks": [recorder], "verbose": 0, "batch_size": 6}
    if method == "fit":
        model.fit(x, y, epochs=2, validation_data=(x, y), **given)
    elif method == "evaluate":
        model.evaluate(x, y, **given)
    else:
        model.predict(x, **given)
    return {"calls": calls_of(recorder)}


def shown(model, **keywords):
    """The lines of a summary: what its columns and its totals are called."""
    lines = []
    model.summary(print_fn=lambda line, *_, **__: lines.append(line), **keywords)
    wanted = ("params", "Layer", "Model", "Optimizer")
    rows = [one for line in lines for one in line.splitlines()]
    return [
        text(" ".join(row.split())) for row in rows if any(w in row for w in wanted)
    ]


def method_cases(method, keras):
    """Yields (label, function) of another method of models."""
    x, y = data()

    def made(**keywords):
        named = ["accuracy", "mae"]
        return compiled(keras, metrics=named, run_eagerly=True, **keywords)

    if method == "compile":
        yield "default", lambda: {"returns": kept(network(keras).compile("sgd", "mse"))}
        yield "nothing", lambda: nothing(keras)
        yield "names before", lambda: {"names": list(made().metrics_names)}
        yield "names after", lambda: {"names": names_after(made(), x, y)}
    elif method == "evaluate":
        yield "default", lambda: {"returns": kept(made().evaluate(x, y, verbose=0))}
        yield (
            "return_dict=True",
            lambda: {
                "returns": kept(made().evaluate(x, y, verbose=0, return_dict=True))
            },
        )
        yield (
            "no metrics",
            lambda: {"returns": kept(compiled(keras).evaluate(x, y, verbose=0))},
        )
        yield "calls", lambda: called(keras, "evaluate")
        yield (
            "sample weights",
            lambda: {
                "returns": kept(
                    made().evaluate(x, y, sample_weight=x[:, 0] + 1, verbose=0)
                )
            },
        )
    elif method == "predict":
        yield "default", lambda: {"returns": kept(made().predict(x))}
        yield "calls", lambda: called(keras, "predict")
        yield "a list", lambda: {"returns": kept(made().predict(x[:1].tolist()))}
    elif method in ("train_on_batch", "test_on_batch", "predict_on_batch"):
        given = (x,) if method.startswith("predict") else (x, y)
        yield "default", lambda: {"returns": kept(getattr(made(), method)(*given))}
        yield "twice", lambda: twice(getattr(made(), method), given)
        if len(given) == 2:
            yield (
                "return_dict=True",
                lambda: {
                    "returns": kept(getattr(made(), method)(*given, return_dict=True))
                },
            )
    elif method == "summary":
        yield "default", lambda: {"lines": shown(network(keras))}
        yield "compiled", lambda: {"lines": shown(made())}
        yield "printed", lambda: printed(network(keras))
    elif method == "to_json":
        yield "default", lambda: keys_of(json.loads(network(keras).to_json()))
    elif method == "get_config":
        yield "default", lambda: {"config": plain(network(keras).get_config())}
    elif method == "get_weights":
        yield "default", lambda: {"weights": kept(network(keras).get_weights())}
        yield (
            "names",
            lambda: {"names": [weight_name(w) for w in network(keras).weights]},
        )


def nothing(keras):
    """The defaults of `compile`: which optimizer, which learning rate."""
    model = network(keras)
    model.compile()
    optimizer = model.optimizer
    return {"optimizer": kept(optimizer), "loss": kept(model.loss)}


def names_after(model, x, y):
    model.fit(x, y, epochs=1, verbose=0)
    return list(model.metrics_names)


def twice(method, given):
    method(*given)
    return {"returns": kept(method(*given))}


def printed(model):
    """Whether `summary` prints text, and of which kind its lines are."""
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        returned = model.summary()
    lines = stream.getvalue().splitlines()
    return {"returns": kept(returned), "first": text(lines[0]) if lines else None}


def keys_of(value, depth=0):
    """The keys of a nested configuration, without its values."""
    if isinstance(value, dict):
        return {k: keys_of(v, depth + 1) for k, v in sorted(value.items()) if depth < 5}
    if isinstance(value, list) and value:
        return [keys_of(value[-1], depth + 1)]
    return type(value).__name__


METHODS = (
    "compile", "evaluate", "predict", "train_on_batch", "test_on_batch",
    "predict_on_batch", "summary", "to_json", "get_config", "get_weights",
)  # fmt: skip
