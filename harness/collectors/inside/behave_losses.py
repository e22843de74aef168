"""What losses, metrics, and activations give on fixed targets and predictions."""

import contextlib
import functools
import importlib
import inspect

from inside.behave_arguments import required, stated, variations
from inside.behave_inputs import targets
from inside.behave_values import config_of, dtype_name, kept, text

# Arguments of a function that are its input.
INPUTS = {"y_true", "y_pred", "x", "sample_weight", "logits", "targets", "predictions"}
WEIGHTS = {"1 row": [1.0, 0.5, 0.0, 2.0]}


def sliced(call, true, predicted):
    """The result of a call, and its gradient by the predictions."""
    tf = importlib.import_module("tensorflow")
    guess = tf.constant(predicted)
    with tf.GradientTape() as tape:
        tape.watch(guess)
        out = call(tf.constant(true), guess)
    found = {"out": kept(out)}
    with contextlib.suppress(Exception):
        slope = tape.gradient(out, guess)
        found["gradient"] = None if slope is None else kept(slope)
    return found


def loss_cases(name, value, keras):
    """Yields (label, function) of a loss's class or of a loss function."""
    short = name.rpartition(".")[2]
    pairs = targets(short)
    first = next(iter(pairs))
    if not inspect.isclass(value):
        for label, pair in pairs.items():
            yield label, lambda pair=pair: sliced(value, *pair)
        for label, more in variations(value, {}):
            if label.partition("=")[0] not in INPUTS:
                yield (
                    label,
                    lambda more=more: sliced(
                        functools.partial(value, **more), *pairs[first]
                    ),
                )
        return
    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def make(**more):
        return value(*positional, **dict(given, **more))

    yield "config", lambda: {"config": config_of(make()), "name": text(make().name)}
    for label, pair in pairs.items():
        yield label, lambda pair=pair: sliced(make(), *pair)
    for label, more in variations(value, given):
        yield label, lambda more=more: sliced(make(**more), *pairs[first])
    weights = WEIGHTS["1 row"]
    if pairs[first][0].shape[0] == len(weights):
        yield (
            "weighted",
            lambda: {"out": kept(make()(*pairs[first], sample_weight=weights))},
        )


def metric_cases(name, value, keras):
    """Yields (label, function) of a metric's class."""
    short = name.rpartition(".")[2]
    pairs = targets(short)
    first = next(iter(pairs))
    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def make(**more):
        return value(*positional, **dict(given, **more))

    yield "config", lambda: {"config": config_of(make()), "name": text(make().name)}
    for label, pair in pairs.items():
        yield label, lambda pair=pair, full=label == first: updated(make(), pair, full)
    for label, more in variations(value, given):
        yield label, lambda more=more: updated(make(**more), pairs[first], False)
    if pairs[first][0].shape[0] == len(WEIGHTS["1 row"]):
        yield (
            "weighted",
            lambda: updated(
                make(), pairs[first], False, sample_weight=WEIGHTS["1 row"]
            ),
        )


def updated(metric, pair, full, **keywords):
    """A metric's result before, after one, and after two updates, and after a reset."""
    given = [one for one in pair if one is not None]
    found = {}
    if full:
        with contextlib.suppress(Exception):  # some have none before the first update
            found["before"] = kept(metric.result())
    metric.update_state(*given, **keywords)
    found["out"] = kept(metric.result())
    if not full:
        return found
    metric.update_state(*[one[:2] for one in given])
    found["after two"] = kept(metric.result())
    rows = metric.weights if hasattr(metric, "weights") else metric.variables
    found["weights"] = [[str(tuple(r.shape)), dtype_name(r.dtype)] for r in rows]
    reset = getattr(metric, "reset_state", None) or metric.reset_states
    reset()
    with contextlib.suppress(Exception):
        found["after reset"] = kept(metric.result())
    return found


def activation_cases(name, value, keras):
    """Yields (label, function) of an activation function."""
    numpy = importlib.import_module("numpy")
    line = numpy.linspace(-6, 6, 25).astype("float32")
    small = numpy.array([-0.5, 0.5, -1e-3, 1e-3, 2.5, -2.5], "float32")
    table = numpy.array([[1.0, 2.0, 4.0, -3.0], [0.5, -0.5, 0.0, 1.0]], "float32")

    def slope(x, **more):
        tf = importlib.import_module("tensorflow")
        x = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            out = value(x, **more)
        return {"out": kept(out), "gradient": kept(tape.gradient(out, x))}

    yield "2 rows", lambda: slope(table)
    yield "line", lambda: slope(line[None])
    yield "six values", lambda: slope(small[None])
    yield "one axis", lambda: slope(small)
    yield "float64", lambda: slope(table.astype("float64"))
    yield "float16", lambda: slope(table.astype("float16"))
    yield "int", lambda: {"out": kept(value(numpy.array([[-2, 0, 3]])))}
    for label, more in variations(value, {}):
        yield label, lambda more=more: slope(table, **more)


def penalty_cases(name, value, keras):
    """Yields (label, function) of a regularizer or a constraint."""
    from inside.behave_values import ramp

    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def make(**more):
        return value(*positional, **dict(given, **more))

    def call(shape, **more):
        tf = importlib.import_module("tensorflow")
        return {"out": kept(make(**more)(tf.constant(3 * ramp(shape))))}

    if inspect.isclass(value):
        yield "config", lambda: {"config": config_of(make())}
    yield "(4,3)", lambda: call((4, 3))
    yield "(3,3,2,4)", lambda: call((3, 3, 2, 4))
    for label, more in variations(value, given):
        yield label, lambda more=more: call((4, 3), **more)


def initializer_cases(name, value, keras):
    """Yields (label, function) of an initializer."""
    from inside.behave_random import initial

    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def make(**more):
        return value(*positional, **dict(given, **more))

    shape = (
        (40, 40) if value.__name__.startswith(("Orthogonal", "Identity")) else (50, 40)
    )
    yield "config", lambda: {"config": config_of(make())}
    yield "default", lambda: initial(make, shape)
    yield "kernel", lambda: initial(make, (3, 3, 12, 16))
    yield "one axis", lambda: initial(make, (1000,))
    for label, more in variations(value, given):
        yield label, lambda more=more: initial(lambda: make(**more), shape)
