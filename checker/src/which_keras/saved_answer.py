"""Which releases load a file, and how: what the site's records say of files like it. The page
says it by `docs/assets/saved-answer.js`."""

import json
import os
import re
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from which_keras.saved_file import Found
from which_keras.table import HERE

SAME, OTHER, RAISES, ABSENT = "=", "~", "x", "-"
LAYERS = {
    "LSTM": ["lstm"],
    "GRU": ["gru", "gru_before"],
    "Bidirectional": ["bidirectional"],
    "ConvLSTM2D": ["conv_lstm"],
    "ConvLSTM1D": ["conv_lstm"],
    "Conv2D": ["convolution"],
    "BatchNormalization": ["batch_normalization"],
    "Lambda": ["lambda"],
    "Normalization": ["normalization"],
    "TextVectorization": ["text_vectorization"],
    "StringLookup": ["string_lookup"],
}
MODELS = {"Sequential", "Functional", "Model"}
EASIEST = [SAME, *"coOurRpPU"]
FORMATS = {
    "h5": "a whole model in HDF5",
    "keras": "a whole model in a .keras file",
    "weights-h5": "weights in the Keras 2 layout",
    "weights-keras": "weights in the .weights.h5 layout",
    "savedmodel": "a SavedModel, with the part of Keras",
    "export": "a SavedModel without a part of Keras",
}


class Answer(NamedTuple):
    """What the records say; results are from the best to the worst: code, text, readers."""

    writer: Optional[str]  # whose files are compared
    exact: bool  # whether it is the very version that wrote the file
    kinds: List[str]  # the models that the file is like
    results: List[Tuple[str, str, List[str]]]


def data() -> Dict[str, Any]:
    with open(os.path.join(HERE, "saves.json"), encoding="utf-8") as file:
        found: Dict[str, Any] = json.load(file)
    return found


def ordered(text: str) -> Tuple[Any, ...]:
    """`2.10` is after `2.9`, and a number before a word."""
    return tuple(
        (0, int(one), "") if one.isdigit() else (1, 0, one)
        for one in re.findall(r"\d+|[a-z]+", text)
    )


def alike(found: Found) -> List[str]:
    """The tested models that a file is like."""
    layers = found.layers
    kinds = ["sequential" if "Sequential" in layers else "functional"]
    for name, own in LAYERS.items():
        kinds += own if name in layers else []
    if layers and not MODELS & set(layers):
        kinds.append("subclassed")
    return kinds + (["strings", "objects"] if found.compiled else [])


def writer_of(known: Dict[str, Any], found: Found) -> Tuple[Any, bool]:
    """The environment that wrote it, or the nearest older one."""
    grid = known["grid"].get(found.format, {})
    wrote = [one for one in known["environments"] if one["name"] in grid]
    if found.keras is None:
        own = [one for one in wrote if found.tensorflow and is_of(one, found)]
        return (own[0], True) if own else (None, False)
    own = [one for one in wrote if one["keras"] == found.keras]
    if own:
        return own[-1], True
    stated = ordered(found.keras)
    older = [one for one in wrote if one["keras"][:1] == found.keras[:1]]
    older = [one for one in older if ordered(one["keras"])[:2] <= stated[:2]]
    older.sort(key=lambda one: ordered(one["keras"]))
    return (older[-1] if older else None), False


def is_of(one: Dict[str, Any], found: Found) -> bool:
    """Whether an environment is the release that wrote a SavedModel."""
    release = ".".join((found.tensorflow or "").split(".")[:2])
    return bool(one["name"] == release)


def words(known: Dict[str, Any], code: str) -> str:
    if code == SAME:
        return "loads, with the same predictions"
    if code == OTHER:
        return "loads, but predicted something else"
    if code in (RAISES, "!"):
        return "raised an error, in every way tested"
    begin, *rest = known["ways"].get(code, code).split("+")
    if begin != "weights":
        return f"loads with {' and '.join([begin, *rest])}"
    more = "".join(f", {one}" for one in rest)
    return f"only the weights load, into the same model{more}"


def rank(code: str) -> int:
    """How bad a result is."""
    if code in EASIEST:
        return EASIEST.index(code) + 1
    return 98 if code in (RAISES, "!") else 99 if code == OTHER else 50


def answer(known: Dict[str, Any], found: Found) -> Answer:
    """What the records say of a file."""
    writer, exact = writer_of(known, found)
    listed = known["kinds"].get(found.format, [])
    kinds = [kind for kind in alike(found) if kind in listed]
    if writer is None:
        return Answer(None, exact, kinds, [])
    row = known["grid"][found.format][writer["name"]]
    reading = [one for one in known["environments"] if one["reads"]]
    by: Dict[str, List[str]] = {}
    for place, reader in zip(row, reading):
        codes = [known["rows"][place][listed.index(kind)] for kind in kinds]
        codes = sorted((one for one in codes if one != ABSENT), key=rank)
        if codes:
            by.setdefault(codes[-1], []).append(reader["label"])
    results = [
        (code, words(known, code), spans(known, readers))
        for code, readers in sorted(by.items(), key=lambda item: rank(item[0]))
    ]
    return Answer(writer["label"], exact, kinds, results)


def spans(known: Dict[str, Any], labels: List[str]) -> List[str]:
    """Labels of adjacent readers as spans: "TensorFlow 2.0 to 2.5"."""
    found = []
    for line in dict.fromkeys(one["line"] for one in known["environments"]):
        own = [
            one["label"][len(line) + 1 :]
            for one in known["environments"]
            if one["line"] == line and one["reads"]
        ]
        run: List[str] = []
        for version in [*sorted(own, key=ordered), ""]:
            if f"{line} {version}" in labels:
                run.append(version)
            elif run:
                last = f" to {run[-1]}" if run[-1] != run[0] else ""
                found.append(f"{line} {run[0]}{last}")
                run = []
    return found


def lines(path: str, found: Found) -> List[str]:
    """What is said of a file."""
    said = [f"{path}: {FORMATS[found.format]}"]
    if found.keras:
        when = f", {found.saved.replace('@', ' ')}" if found.saved else ""
        said.append(f"  Keras {found.keras} wrote it{when}")
    else:
        said.append("  it doesn't say which Keras wrote it")
    if found.tensorflow:
        said.append(f"  TensorFlow {found.tensorflow} wrote its graph")
    if found.format == "keras" and found.hdf5:
        said.append("  it is HDF5 inside, in spite of its name")
    if found.compiled:
        said.append(f"  it was compiled with {found.optimizer}")
    if found.layers:
        said.append(f"  its classes: {', '.join(found.layers)}")
    known = answer(data(), found)
    if known.writer is None:
        return [*said, "  which releases load it depends on who wrote it"]
    which = "files" if known.exact else "the nearest version's files"
    kinds = ", ".join(known.kinds).replace("_", " ") or "a model"
    said.append(f"  tested with {which} of {known.writer}: {kinds}")
    return said + [
        f"  {', '.join(readers)}: {text}" for _, text, readers in known.results
    ]
