"""Inputs of recorded cases as code: those of `inside/behave_inputs.py`."""

from __future__ import annotations

import re
from functools import cache

from harness.render.program_parts import NoProgram, constants

HOT = "[[1.0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 1, 0]]"
SHARE = "[[0.7, 0.2, 0.1], [0.3, 0.5, 0.2], [0.1, 0.1, 0.8], [0.6, 0.3, 0.1]]"
SURE = "[[1.0, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]]"
COLUMN = "[[0.0], [1], [1], [0]]"
GUESS = "[[0.2], [0.6], [0.9], [0.7]]"
FLAT, FLAT_GUESS = "[0.0, 1, 1, 0]", "[0.2, 0.6, 0.9, 0.7]"
WEIGHTS = "[1.0, 0.5, 0.0, 2.0]"
Pair = tuple[str, str, str, str]  # targets, their dtype, predictions, their dtype


@cache
def tables() -> dict[str, object]:
    return constants("behave_inputs")


def of_layer(name: str, floats: str = "float32") -> str:
    """The input of a layer of this class."""
    known = {key: str(value) for key, value in tables().items()}
    if re.search(known["MERGING"], name):
        return listed("(2, 3)", "(2, 3)", floats)
    if re.search(known["ATTENTION"], name):
        return listed("(2, 4, 3)", "(2, 5, 3)", floats)
    if re.search(known["HEADS"], name):
        return listed("(2, 4, 3)", "(2, 5, 3)", floats)
    fixed = {
        "Embedding": 'np.array([[1, 2, 0], [3, 1, 0]], "int64")',
        "CategoryEncoding": 'np.array([[1, 2, 0], [3, 1, 0]], "int64")',
        "IntegerLookup": 'np.array([[1, 2, 7], [2, 0, 1]], "int64")',
        "TextVectorization": 'np.array(["a b, A!", "b c"])',
        "StringLookup": 'np.array([["a", "b", "z"], ["b", "", "a"]])',
        "Hashing": 'np.array([["a", "b", "z"], ["b", "", "a"]])',
        "Discretization": f'np.array([[0.1, 0.25, 0.5], [0.75, 0.9, -1]], "{floats}")',
    }
    if name in fixed:
        return fixed[name]
    if name == "HashedCrossing":
        raise NoProgram("it has two inputs")
    shape = shape_of(name)
    text = f"2 * ramp({shape})"
    if len(shape) == 4 and shape[3] == 3 and shape[2] == 9:
        text = f"({text} + 0.8) * 127"
    return text if floats == "float32" else f'({text}).astype("{floats}")'


def shape_of(name: str) -> tuple[int, ...]:
    rows = tables()["SHAPES"]
    assert isinstance(rows, tuple)
    found = (shape for pattern, shape in rows if re.search(pattern, name))
    return tuple(next(found, (2, 3)))


def listed(left: str, right: str, floats: str) -> str:
    ending = "" if floats == "float32" else f'.astype("{floats}")'
    both = f"(2 * ramp({left})){ending}", f"(2 * ramp({right}, 1)){ending}"
    if not ending:
        both = f"2 * ramp({left})", f"2 * ramp({right}, 1)"
    return f"[{both[0]}, {both[1]}]"


def targets(name: str) -> dict[str, Pair]:
    """By the label of a case, targets and predictions for a loss or metric."""
    low = name.lower().replace("_", "")
    whole, single = "int64", "float32"
    if "sparse" in low:
        which = "[0, 2, 2, 1]"
        return {
            "(4,)": (which, whole, SHARE, single),
            "(4,1)": ("[[0], [2], [2], [1]]", whole, SHARE, single),
            "sure": (which, whole, SURE, single),
            "float64": (which, whole, SHARE, "float64"),
        }
    if "intopk" in low:
        return {"(4,)": ("[0, 2, 2, 1]", whole, SHARE, single)}
    if "iou" in low and "onehot" not in low:
        if "binary" in low:
            return {"(4,)": ("[0, 1, 1, 1]", whole, "[0.2, 0.6, 0.9, 0.4]", single)}
        return {"(4,)": ("[0, 2, 2, 1]", whole, "[0, 1, 2, 1]", whole)}
    if low == "ctc":
        raise NoProgram("its targets are sequences")
    if re.fullmatch("mean|sum|meantensor", low):
        return {"(4,)": ("[1.0, 2, 4, -1]", single, "", "")}
    pairs = {"(4,3)": (HOT, single, SHARE, single), "sure": (HOT, single, SURE, single)}
    if "categorical" in low or re.search("topk|f1|fbeta|onehot|circle", low):
        return pairs
    return pairs | {
        "(4,1)": (COLUMN, single, GUESS, single),
        "(4,)": (FLAT, single, FLAT_GUESS, single),
        "(4,),(4,1)": (FLAT, single, GUESS, single),
        "edges": (COLUMN, single, "[[0.0], [1], [0], [1]]", single),
        "int": (COLUMN, whole, GUESS, single),
        "float64": (COLUMN, "float64", GUESS, "float64"),
        "float16": (COLUMN, "float16", GUESS, "float16"),
        "wide": ("10 * ramp((4, 3))", single, "10 * ramp((4, 3), 5)", single),
    }


def array(text: str, dtype: str) -> str:
    """Code of a NumPy array."""
    return text if "ramp(" in text else f'np.array({text}, "{dtype}")'
