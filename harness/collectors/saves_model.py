"""What is saved, and what reading it is called: formats, models, levels, lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.model import Line

BUILT = (
    "sequential",
    "unbuilt",
    "functional",
    "subclassed",
    "nested",
    "shared",
    "registered",
    "unregistered",
    "lambda",
    "lstm",
    "gru",
    "gru_before",
    "bidirectional",
    "convolution",
    "batch_normalization",
    "conv_lstm",
    "normalization",
    "text_vectorization",
    "string_lookup",
    "mixed_precision",
)
COMPILED = (
    "strings",
    "objects",
    "classes",
    "momentum",
    "adagrad",
    "schedule",
    "custom_loss",
)
# Without those that another model has as a part.
WHOLE = tuple(
    one
    for one in (*BUILT, *COMPILED)
    if one not in ("shared", "batch_normalization", "string_lookup", "adagrad")
)
# Without those whose weights differ in nothing from another model's.
WEIGHTS = tuple(
    one
    for one in BUILT
    if one not in ("registered", "lambda", "text_vectorization", "string_lookup")
)
# The models of each format: all where files are small, the most used where each is a
# graph that needs a second to write.
FORMATS: dict[str, tuple[str, ...]] = {
    "keras": WHOLE,  # first: once a model is in an `.h5`, Keras 3 forgets its optimizer
    "h5": WHOLE,
    "weights-h5": WEIGHTS,
    "weights-keras": WEIGHTS,
    "weights-tf": (
        "sequential",
        "functional",
        "subclassed",
        "nested",
        "lstm",
        "bidirectional",
        "convolution",
        "text_vectorization",
    ),
    "checkpoint": ("sequential", "subclassed", "lstm", "convolution", "objects"),
    "json": (
        "sequential",
        "functional",
        "nested",
        "registered",
        "unregistered",
        "lambda",
        "lstm",
        "convolution",
    ),
    "savedmodel": ("sequential", "functional", "text_vectorization", "strings"),
    "export": ("sequential", "functional", "lstm", "text_vectorization"),
    "tflite": ("sequential", "functional", "convolution"),
}
GRAPHS = ("savedmodel", "export", "tflite")  # what TensorFlow reads, not Keras alone
OWN = "own"  # the content of a file that can't be compared with another's

# Relative to the largest prediction. Half precision has 11 bits: releases round apart.
TOLERANCE = 1e-6
TOLERANCES = {"mixed_precision": 1e-3}

SAME, OTHER, RAISES, CRASHES = "=", "~", "x", "!"
ABSENT, SPARED = "-", "."  # wasn't written; another cell stands for it
# The way that gave the same predictions where the plain one didn't, as one character.
WAYS = {
    "compile=False": "c",
    "custom_objects": "o",
    "custom_objects+compile=False": "O",
    "safe_mode=False": "u",
    "renamed": "r",
    "compile=False+renamed": "R",
    "custom_objects+renamed": "p",
    "custom_objects+compile=False+renamed": "P",
    "safe_mode=False+renamed": "U",
    "renamed .weights.h5": "v",
    "renamed -weights.h5": "V",
    "by_name": "n",
    "extracted": "e",
    "weights": "w",
    "weights+renamed .weights.h5": "a",
    "weights+renamed -weights.h5": "A",
    "weights+by_name": "b",
    "weights+extracted": "B",
    "TFSMLayer": "t",
    "tf.saved_model.load": "s",
    "tf.train.Checkpoint": "g",
    "without optimizer": "k",
    "custom_objects+renamed .weights.h5": "y",
    "custom_objects+renamed -weights.h5": "Y",
}
NAMED = {code: way for way, code in WAYS.items()}


def cells() -> Iterator[tuple[str, str]]:
    """Every file that a writer tries to write, as format and kind."""
    for name, kinds in FORMATS.items():
        yield from ((name, kind) for kind in kinds)


def tolerance(kind: str) -> float:
    return TOLERANCES.get(kind, TOLERANCE)


@dataclass(frozen=True)
class SavesLine(Line):
    """What a release wrote, or what it made of another's files.

    Written: `files` has by format and kind the digest of the content, or `own`, and
    `predictions` by kind a digest of what the model predicts, rounded. Read:
    `cells` has by format a character for each kind of `FORMATS`, `next` the same for the
    losses of two more steps, `apart` how far predictions are from the writer's where the
    plain way loads. Both: `errors` has by the digest of an error the cells that raise it
    the plain way, as `h5/lstm`, or `next h5/lstm`.
    """

    files: dict[str, dict[str, str]] = field(default_factory=dict)
    predictions: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    next: dict[str, str] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        names = ("files", "predictions", "cells", "next", "apart", "errors")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> SavesLine:
        return cls(
            key,
            data.get("files", {}),
            data.get("predictions", {}),
            data.get("cells", {}),
            data.get("next", {}),
            data.get("apart", {}),
            data.get("errors", {}),
        )

    def code(self, name: str, kind: str) -> str:
        """A cell's character; `SPARED` where it didn't run."""
        row = self.cells.get(name, "")
        return row[FORMATS[name].index(kind)] if row else SPARED

    def describe(self) -> str:
        if self.files:
            count = sum(len(kinds) for kinds in self.files.values())
            return f"{count} files"
        found = Counter("".join(self.cells.values()).replace(SPARED, ""))
        return " ".join(f"{code}{count}" for code, count in sorted(found.items()))
