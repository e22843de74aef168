"""What is kept of a value: its type and shape, and a few values of six digits."""

import datetime
import importlib
import inspect
import math
import numbers
import re

from inside.names import clean, owned_class, path_of

DIGITS = 6
FEW = 8  # an array with at most so many values is kept whole
LONGEST = 200  # characters kept of a text
DEEPEST = 5
COUNTER = re.compile(r"_\d+\b")


def figure(value):
    """A number with six digits, as JSON can have it."""
    if isinstance(value, complex):
        return [figure(value.real), figure(value.imag)]
    if math.isnan(value) or math.isinf(value):
        return str(value)
    rounded = float("%.*g" % (DIGITS, value))
    if rounded.is_integer() and abs(rounded) < 1e15:
        return int(rounded)
    return rounded


def ramp(shape, phase=0):
    """Fixed float32 values between -0.4 and 0.6 that no shift or swap leaves equal."""
    numpy = importlib.import_module("numpy")
    count = int(numpy.prod(shape)) if len(shape) else 1
    steps = (numpy.arange(count) * 7 + 3 * phase) % 11
    fine = numpy.cos(numpy.arange(count) + phase) / 100
    return ((steps - 4) / 10 + fine).reshape(shape).astype("float32")


def as_array(value):
    """The NumPy array of a tensor, or None where there is none."""
    numpy = importlib.import_module("numpy")
    if isinstance(value, (numpy.ndarray, numpy.generic)):
        return numpy.asarray(value)
    tf = importlib.import_module("tensorflow")
    kinds = [tf.Tensor, tf.Variable]
    if (
        isinstance(value, tuple(kinds))
        or hasattr(value, "value")
        and hasattr(value, "assign")
    ):
        try:
            return numpy.asarray(tf.convert_to_tensor(value).numpy())
        except Exception:
            return None
    return None


def of_array(array):
    """[dtype, shape, values] of an array: all of few values, else its first three, its
    last two, its mean, its mean size, and two projections on fixed directions."""
    numpy = importlib.import_module("numpy")
    name = str(array.dtype)
    if name == "bfloat16":
        array = array.astype("float32")
    shape = ",".join(map(str, array.shape))
    flat = array.reshape(-1)
    if array.dtype.kind in "OSU":
        texts = [one.decode() if isinstance(one, bytes) else str(one) for one in flat]
        return ["text", shape, [one[:40] for one in texts[:FEW]]]
    if flat.size <= FEW:
        return [name, shape, [figure(one) for one in flat.tolist()]]
    if array.dtype.kind == "c":
        flat = numpy.concatenate([flat.real, flat.imag])
    wide = flat.astype("float64")
    with numpy.errstate(all="ignore"):
        found = [*wide[:3], *wide[-2:], wide.mean(), numpy.abs(wide).mean()]
        where = numpy.arange(wide.size)
        found += [(wide * numpy.cos(where * step)).mean() for step in (1.0, 2.3)]
    return [name, shape, [figure(float(one)) for one in found]]


def kept(value, depth=0):
    """Any value as JSON: arrays and tensors by some of their values, the rest by its content
    or by the name of its class."""
    if depth > DEEPEST:
        return "…"
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bytes):
        return text(value.decode("latin-1"))
    if isinstance(value, numbers.Number) and not hasattr(value, "dtype"):
        return figure(value)
    if isinstance(value, dict):
        return {str(k): kept(v, depth + 1) for k, v in list(value.items())[:40]}
    if isinstance(value, (set, frozenset)):
        return [type(value).__name__, sorted(map(str, value))[:20]]
    array = as_array(value)
    if array is not None:
        return of_array(array)
    if isinstance(value, (list, tuple)):
        return [kept(one, depth + 1) for one in list(value)[:20]]
    return of_object(value, depth)


def text(value):
    value = clean(COUNTER.sub("", value))
    return value if len(value) <= LONGEST else value[:LONGEST] + "…"


def of_object(value, depth):
    """Of what isn't a plain value: a shape, a ragged or sparse tensor, a data set, a
    model, or a class or function by its name."""
    kind = type(value).__name__
    if kind == "TensorShape" or kind == "Dimension":
        return str(value)
    if hasattr(value, "to_list") and hasattr(value, "ragged_rank"):
        return ["ragged", kept(value.to_list(), depth + 1)]
    if hasattr(value, "dense_shape") and hasattr(value, "values"):
        parts = [value.indices, value.values, value.dense_shape]
        return ["sparse", [kept(one, depth + 1) for one in parts]]
    if hasattr(value, "element_spec") or kind.endswith("Iterator"):
        return [kind_of(value), [kept(one, depth + 1) for one in first(value, 3)]]
    if inspect.isclass(value) or inspect.isroutine(value):
        return path_of(value).rpartition(".")[2]
    if hasattr(value, "get_config") and depth < DEEPEST - 1:
        try:
            return [kind, config_of(value)]
        except Exception:
            return kind
    if inspect.isgenerator(value):
        return ["generator", [kept(one, depth + 1) for one in first(value, 2)]]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return "a time"
    symbolic = getattr(value, "shape", None), getattr(value, "dtype", None)
    if all(one is not None for one in symbolic):
        return ["symbolic", str(symbolic[0]), dtype_name(symbolic[1])]
    return kind


def kind_of(value):
    """A data set is of another class on each release; that it is one is the fact."""
    return "dataset" if hasattr(value, "element_spec") else type(value).__name__


def dtype_name(value):
    return getattr(value, "name", None) or str(value)


def first(values, count):
    found = []
    for one in values:
        found.append(one)
        if len(found) == count:
            break
    return found


def config_of(value):
    """An object's configuration, sorted, as `get_config` gives it: names that count up
    lose their number, classes and functions are names."""
    config = value.get_config()
    return {str(key): plain(config[key]) for key in sorted(config, key=str)}


def plain(value, depth=0):
    """A part of a configuration."""
    if depth > DEEPEST:
        return "…"
    if isinstance(value, dict):
        # Where a class is defined moves with each release and says nothing.
        hidden = ("module", "build_config", "registered_name")
        return {
            str(k): plain(v, depth + 1) for k, v in value.items() if k not in hidden
        }
    if owned_class(type(value)) and hasattr(value, "get_config"):
        name = getattr(value, "name", None)
        return name if isinstance(name, str) else type(value).__name__
    if isinstance(value, (list, tuple)):
        if len(value) > FEW and all(isinstance(one, numbers.Number) for one in value):
            return of_array(importlib.import_module("numpy").array(value))
        return [plain(one, depth + 1) for one in value[:40]]
    if isinstance(value, numbers.Number) and not isinstance(value, bool):
        return figure(complex(value).real)
    return kept(value, depth)
