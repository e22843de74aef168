"""Whether two results of one case are the same behavior.

Text, counts, shapes, dtypes, and configurations are equal or they aren't. A value has a
relative tolerance, which is that of its kind. Six digits are kept, so none is below 2e-6.
A default that is smaller than the tolerance, such as an epsilon, is compared exactly in
the configuration, and by an input at which it decides the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

KEPT = 2e-6  # two values of six digits that were rounded apart
TOLERANCE = {
    "float16": 4e-3,
    "bfloat16": 2e-2,
    "float32": 2e-5,
    "float64": KEPT,
    "complex64": 2e-5,
    "complex128": KEPT,
}
PLAIN = 2e-5  # a number by itself: a loss, a learning rate
# What rounding leaves of a sum whose parts cancel: a share of the array's largest value.
CANCELED = {"float16": 4e-3, "bfloat16": 1e-2, "float32": 1e-5, "complex64": 1e-5}
# What rounding leaves of a zero, where inputs and weights are about 1.
ZERO = {"float16": 1e-3, "bfloat16": 1e-2, "float32": 1e-6, "complex64": 1e-6}
EXACT = ("config", "name", "names", "weights", "trainable", "variables", "layers")
MOMENTS = {
    "mean": 0.12,
    "deviation": 0.12,
    "low": 0.2,
    "high": 0.2,
    "zeros": 0.04,
    "spread of means": 0.75,
}
NOISE = 1e-3  # of a deviation: what is left of a spread of zero
NOTE = ("said", "tensors")  # of a run, and not compared


def same(old: object, new: object) -> bool:
    """Whether two results agree in everything."""
    return next(differences(old, new), None) is None


def differences(old: object, new: object, place: str = "") -> Iterator[str]:
    """The places at which two results differ, such as `gradients.0`."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from of_tables(old, new, place)
    elif is_array(old) and is_array(new):
        if old[:2] != new[:2] or not figures_agree(old[2], new[2], old[0]):
            yield place
    elif is_row(old) and is_row(new):
        if not figures_agree(old, new, "float32"):
            yield place
    elif isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            yield place
            return
        for number, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from differences(left, right, joined(place, number))
    elif is_number(old) and is_number(new):
        if not agree(old, new, PLAIN, ZERO["float32"]):
            yield place
    elif type(old) is not type(new) or old != new:
        yield place


def of_tables(
    old: Mapping[str, Any], new: Mapping[str, Any], place: str
) -> Iterator[str]:
    for key in sorted(old.keys() | new.keys()):
        if key in NOTE:
            continue
        where = joined(place, key)
        if key not in old or key not in new:
            yield where
        elif key in EXACT:
            yield from exactly(old[key], new[key], where)
        elif key == "moments":
            yield from of_moments(old[key], new[key], where)
        else:
            yield from differences(old[key], new[key], where)


def of_moments(
    old: Mapping[str, float], new: Mapping[str, float], place: str
) -> Iterator[str]:
    """A share is absolute; the others are in units of the deviation."""
    unit = max(abs(float(old["deviation"])), abs(float(new["deviation"])), 1e-12)
    for key, most in MOMENTS.items():
        left, right = float(old[key]), float(new[key])
        size = 1.0 if key == "zeros" else unit
        if key == "spread of means":
            size = max(left, right)
        if abs(left - right) > max(most * size, NOISE * unit):
            yield joined(place, key)


def exactly(old: object, new: object, place: str) -> Iterator[str]:
    """The places at which two values aren't equal."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            if key in old and key in new:
                yield from exactly(old[key], new[key], joined(place, key))
            else:
                yield joined(place, key)
    elif old != new:
        yield place


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is [dtype, shape, values]."""
    return (
        isinstance(value, list)
        and len(value) == 3
        and isinstance(value[0], str)
        and isinstance(value[1], str)
        and isinstance(value[2], list)
    )


def is_row(value: object) -> TypeGuard[list[float]]:
    """Whether a value is a list of numbers: the variables after a step."""
    return isinstance(value, list) and bool(value) and all(map(is_number, value))


def is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def figures_agree(old: list[Any], new: list[Any], dtype: str) -> bool:
    """whether the values of two arrays of one dtype agree, each by itself."""
    if len(old) != len(new):
        return False
    most = TOLERANCE.get(dtype)
    if most is None:  # integers, truth values, and text
        return old == new
    sizes = [abs(one) for one in (*old, *new) if is_number(one)]
    canceled = CANCELED.get(dtype, 1e-8) * max(sizes, default=0.0)
    canceled = max(canceled, ZERO.get(dtype, 1e-14))
    for left, right in zip(old, new, strict=True):
        if is_number(left) and is_number(right):
            if not agree(left, right, most, canceled):
                return False
        elif left != right:  # "nan", "inf", and complex ones as pairs
            if not (isinstance(left, list) and isinstance(right, list)):
                return False
            if not figures_agree(left, right, dtype):
                return False
    return True


def agree(old: float, new: float, relative: float, absolute: float) -> bool:
    return abs(old - new) <= max(relative * max(abs(old), abs(new)), absolute)


def joined(place: str, key: object) -> str:
    return f"{place}.{key}" if place else str(key)
