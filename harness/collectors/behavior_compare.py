"""Whether two results of one case are the same behavior.

Text, counts, shapes, dtypes, and configurations are equal or they aren't. A value has a
relative tolerance, which is that of its kind. Six digits are kept, so none is below 2e-6.
A default that is smaller than the tolerance, such as an epsilon, is compared exactly in
the configuration, and by an input at which it decides the result.
"""

from __future__ import annotations

import math
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
TENTH = 0.9  # the share below the percentile that is kept as `high`
DRAWS = 12  # of which the moments are, as in `inside/behave_random.py`
# How many standard errors two samples of one distribution may be apart: in thousands of
# comparisons, one is four apart by chance. A percentile's is about twice a mean's.
ERRORS = {"mean": 4.0, "deviation": 8.0, "low": 8.0, "high": 8.0, "zeros": 4.0}
SUMMARY, MEAN = 9, 5  # values kept of a large array, and which of them is its mean
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
    old, new = unless_rounding(old), unless_rounding(new)
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


def unless_rounding(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """A result, without the moments of draws that differ by rounding alone: what is drawn
    changed nothing that this input shows."""
    moments = result.get("moments")
    if not moments or "draw" not in result:
        return result
    sizes = (abs(float(moments[key])) for key in ("mean", "low", "high"))
    if float(moments["deviation"]) > CANCELED["float32"] * max(sizes):
        return result
    random = ("moments", "draw", "shape")
    kept = {key: value for key, value in result.items() if key not in random}
    return kept | {"out": result["draw"]}


def of_moments(
    old: Mapping[str, float], new: Mapping[str, float], place: str
) -> Iterator[str]:
    """A share is absolute; the others are in units of the deviation. Moments of few
    values say less: two samples of one distribution are some standard errors apart."""
    unit = max(abs(float(old["deviation"])), abs(float(new["deviation"])), 1e-12)
    spreads = float(old["spread of means"]), float(new["spread of means"])
    error = math.hypot(*spreads) / math.sqrt(DRAWS)  # of the difference of the means
    share = (float(old["zeros"]) + float(new["zeros"])) / 2
    of_share = ERRORS["zeros"] * error / unit * math.sqrt(share * (1 - share))
    for key, most in MOMENTS.items():
        left, right = float(old[key]), float(new[key])
        allowed = max(most * unit, ERRORS.get(key, 0) * error)
        if key == "spread of means":
            allowed = most * max(left, right)
        elif key == "zeros":
            allowed = max(most, of_share)
        elif key == "high" and 0 in (left, right) and abs(share - TENTH) <= of_share:
            continue  # the percentile is zero or the value after it, by chance
        if abs(left - right) > max(allowed, NOISE * unit):
            yield joined(place, key)


def equal_by_chance(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether one of two results, of which two draws were equal, could be a draw of the
    other's distribution: of few values, some draws are."""
    sure, drawn = (old, new) if "moments" in new else (new, old)
    out, moments = sure.get("out"), drawn.get("moments")
    if moments is None or "moments" in sure or not is_array(out):
        return False
    if not out[2] and "draw" not in drawn:
        return True  # no values are kept of what no seed reaches
    if out[:2] != drawn.get("draw", [])[:2] or not all(map(is_number, out[2])):
        return False
    mean = out[2][MEAN] if len(out[2]) == SUMMARY else sum(out[2]) / len(out[2])
    most = ERRORS["mean"] * float(moments["spread of means"])
    return abs(mean - moments["mean"]) <= max(most, PLAIN * abs(mean))


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
