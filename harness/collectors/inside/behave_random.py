"""What is random: how many draws are distributed, apart from the exact draw."""

import importlib
import random

from inside.behave_values import figure, kept

DRAWS = 12  # calls whose outputs are put together


def seed(number):
    """Seeds each generator that Keras draws from: Python's, NumPy's, TensorFlow's."""
    random.seed(number)
    importlib.import_module("numpy").random.seed(number)
    importlib.import_module("tensorflow").random.set_seed(number)


def moments(call):
    """Mean, spread, size of the mean, and shares of many draws of a random call."""
    numpy = importlib.import_module("numpy")
    tf = importlib.import_module("tensorflow")
    values, shape = [], None
    call = traced(call)
    for _ in range(DRAWS):
        flat = tf.nest.flatten(call())
        one = numpy.asarray(tf.convert_to_tensor(flat[0]).numpy(), "float64")
        shape = list(one.shape)
        values.append(one.reshape(-1))
    sizes = {one.size for one in values}
    return {"shape": shape if len(sizes) == 1 else "varies", "moments": of(values)}


def traced(call):
    """A call as a graph, which is traced once, where it can be one: some random layers
    are traced again in each eager call. What NumPy draws is a constant in a graph."""
    graph = importlib.import_module("tensorflow").function(call)
    try:
        draws = [kept(graph()) for _ in range(3)]
    except Exception:
        return call
    return call if draws[0] == draws[1] == draws[2] else graph


def of(values):
    """The moments of draws, each a flat array, together."""
    numpy = importlib.import_module("numpy")
    wide = numpy.concatenate(values)
    wide = wide[numpy.isfinite(wide)]
    deviation = float(wide.std())
    low, high = numpy.percentile(wide, [10, 90])
    means = numpy.array([one.mean() for one in values])
    found = {
        "mean": wide.mean(),
        "deviation": deviation,
        "low": low,
        "high": high,
        "zeros": (wide == 0).mean(),
        "spread of means": means.std(),
    }
    return {key: figure(float(value)) for key, value in found.items()}


def initial(make, shape):
    """An initializer: its values, or how they are distributed where they are random."""
    seed(1)
    first = kept(make()(shape))
    seed(2)
    second = kept(make()(shape))
    if first == second:
        return {"out": first}
    seed(1)
    numpy = importlib.import_module("numpy")
    values = [numpy.asarray(make()(shape)).reshape(-1) for _ in range(12)]
    return {"shape": list(shape), "moments": of(values), "draw": first}
