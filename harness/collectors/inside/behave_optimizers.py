"""What optimizers and schedules do: three steps from fixed values with fixed gradients."""

import contextlib
import importlib

from inside.behave_arguments import required, stated, variations
from inside.behave_values import config_of, dtype_name, figure, kept, text

START = [1.0, -2.0, 0.5, 0.003]
SLOPES = ([0.1, -0.2, 0.3, 0.0], [0.4, 0.1, -0.3, 2.0], [-0.1, 0.2, 0.1, 1.0])
STEPS = (0, 1, 2, 5, 9, 10, 11, 25, 100)
# Words behind `**kwargs` on some releases; where one is refused, the names table says so.
BEHIND = {"clipnorm": 0.1, "clipvalue": 0.1, "global_clipnorm": 0.1, "decay": 0.1}


def optimizer_cases(name, value, keras):
    """Yields (label, function) of an optimizer's class."""
    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def make(**more):
        again = required(name, value, keras)[1]
        return value(*positional, **dict(again, **more))

    yield "config", lambda: {"config": config_of(make()), "name": text(named(make()))}
    yield "default", lambda: steps(make(), full=True)
    yield "small gradients", lambda: steps(make(), 1e-6)
    yield "large gradients", lambda: steps(make(), 1e3)
    yield "learning_rate=0.5", lambda: steps(make(learning_rate=0.5))
    yield "float64", lambda: steps(make(), dtype="float64")
    yield "sparse gradients", lambda: steps(make(), sparse=True)
    yield (
        "schedule",
        lambda: steps(
            make(learning_rate=keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5))
        ),
    )
    done = set()
    for label, more in variations(value, given):
        done.add(label.partition("=")[0])
        if "learning_rate" not in more:
            yield label, lambda more=more: steps(make(**more))
    for word, other in BEHIND.items():
        if word not in done:
            label = "%s=%g" % (word, other)
            yield label, lambda word=word, other=other: steps(make(**{word: other}))


def named(optimizer):
    return getattr(optimizer, "name", None) or optimizer._name


def steps(optimizer, scale=1.0, dtype="float32", sparse=False, full=False):
    """The variables after each of three steps."""
    tf = importlib.import_module("tensorflow")
    variables = [tf.Variable(START, dtype=dtype), tf.Variable([START] * 3, dtype=dtype)]
    after = []
    for slope in SLOPES:
        first = tf.constant([one * scale for one in slope], dtype)
        second = tf.stack([first, -first, 2 * first])
        if sparse:
            rows = tf.constant([2, 0])
            second = tf.IndexedSlices(second[:2], rows, tf.constant([3, 4]))
        optimizer.apply_gradients([(first, variables[0]), (second, variables[1])])
        after.append(kept(variables[0])[2])
    found = {"steps": after, "second": kept(variables[1])}
    if full:
        found["variables"] = slots(optimizer)
        found["iterations"] = kept(optimizer.iterations)
        with contextlib.suppress(Exception):
            found["learning rate"] = kept(optimizer.learning_rate)
    return found


def slots(optimizer):
    """Its variables as [name, shape, dtype]: they are what a file contains."""
    listed = optimizer.variables
    listed = listed() if callable(listed) else listed
    return [
        [
            text(one.name.partition(":")[0].rpartition("/")[2]),
            str(tuple(one.shape)),
            dtype_name(one.dtype),
        ]
        for one in listed
    ]


def schedule_cases(name, value, keras):
    """Yields (label, function) of a schedule's class."""
    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}

    def make(**more):
        return value(*positional, **dict(given, **more))

    def rates(**more):
        made = make(**more)
        return {"rates": [figure(float(made(step))) for step in STEPS]}

    yield "config", lambda: {"config": config_of(make())}
    yield "default", lambda: rates()
    for label, more in variations(value, given):
        yield label, lambda more=more: rates(**more)
