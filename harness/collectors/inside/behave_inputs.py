"""Fixed inputs by what an object is called: shapes are small and never symmetric."""

import importlib
import re

from inside.behave_values import ramp

# (pattern of a class's name, shape), the first that fits.
SHAPES = (
    (r"^RandomFourier", (2, 3)),
    (r"ConvLSTM1D", (2, 3, 6, 2)),
    (r"ConvLSTM2D", (2, 3, 5, 6, 2)),
    (r"ConvLSTM3D", (1, 2, 3, 4, 5, 2)),
    (r"TimeDistributed|RNN|LSTM|GRU|Bidirectional", (2, 4, 3)),
    (r"Cell$", (2, 3)),
    (r"3D", (2, 4, 5, 6, 3)),
    (r"2D|GroupNormalization|UnitNormalization", (2, 6, 7, 3)),
    (r"1D|Permute|Masking|Spectral", (2, 6, 3)),
    (r"LocallyConnected", (2, 6, 3)),
    (r"MelSpectrogram|STFT", (2, 2048)),
    (r"Crop|Resizing|Rescaling|Random|AutoContrast|Equalization|Solarization|Grayscale|"
     r"MixUp|CutMix|AugMix|RandAugment|Invert|Posterize|Sharpness|Hue|Contrast|"
     r"Brightness|Saturation|ColorJitter|Perspective|Shear", (2, 8, 9, 3)),
)  # fmt: skip
MERGING = r"^(?:Add|Average|Concatenate|Dot|Maximum|Minimum|Multiply|Subtract)$"
ATTENTION = r"^(?:Attention|AdditiveAttention)$"
HEADS = r"^(?:MultiHeadAttention|GroupQueryAttention|GroupedQueryAttention)$"
LOOKUPS = r"^(?:StringLookup|TextVectorization|Hashing|HashedCrossing|IntegerLookup)$"


def arrays(*shapes):
    """Fixed float inputs of these shapes, between -0.8 and 1.2."""
    return [2 * ramp(shape, phase) for phase, shape in enumerate(shapes)]


def of_layer(name, floats="float32"):
    """(positional inputs, keywords) of a call of a layer of this class name."""
    numpy = importlib.import_module("numpy")
    if re.search(MERGING, name):
        pair = arrays((2, 3), (2, 3))
        return ([one.astype(floats) for one in pair],), {}
    if re.search(ATTENTION, name):
        pair = arrays((2, 4, 3), (2, 5, 3))
        return ([one.astype(floats) for one in pair],), {}
    if re.search(HEADS, name):
        return tuple(one.astype(floats) for one in arrays((2, 4, 3), (2, 5, 3))), {}
    if name in ("Embedding", "CategoryEncoding", "ReversibleEmbedding"):
        return (numpy.array([[1, 2, 0], [3, 1, 0]], "int64"),), {}
    if name == "IntegerLookup":
        return (numpy.array([[1, 2, 7], [2, 0, 1]], "int64"),), {}
    if name == "HashedCrossing":
        return (tuple(map(numpy.array, (["a", "b", "a"], [1, 2, 3]))),), {}
    if name == "TextVectorization":
        return (numpy.array(["a b, A!", "b c"]),), {}
    if name in ("StringLookup", "Hashing"):
        return (numpy.array([["a", "b", "z"], ["b", "", "a"]]),), {}
    if name == "Discretization":
        return (numpy.array([[0.1, 0.25, 0.5], [0.75, 0.9, -1.0]], floats),), {}
    for pattern, shape in SHAPES:
        if re.search(pattern, name):
            made = arrays(shape)[0]
            if shape[-1] == 3 and len(shape) == 4 and shape[2] == 9:
                made = (made + 0.8) * 127  # images: 0 to 255
            return (made.astype(floats),), {}
    return (arrays((2, 3))[0].astype(floats),), {}


def targets(name):
    """By a short label, pairs (y_true, y_pred) for a loss or metric of this name."""
    numpy = importlib.import_module("numpy")
    low = name.lower().replace("_", "")
    share = numpy.array(
        [[0.7, 0.2, 0.1], [0.3, 0.5, 0.2], [0.1, 0.1, 0.8], [0.6, 0.3, 0.1]], "float32"
    )
    sharp = numpy.array([[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]], "float32")
    which = numpy.array([0, 2, 2, 1])
    hot = numpy.eye(3, dtype="float32")[which]
    if "sparse" in low:
        flat = numpy.array([[0], [2], [2], [1]])
        return {
            "(4,)": (which, share), "(4,1)": (flat, share), "sure": (which, sharp),
            "float64": (which, share.astype("float64")),
        }  # fmt: skip
    if re.search(r"intopk", low):
        return {"(4,)": (which, share)}
    if re.search(r"iou", low) and not re.search(r"onehot", low):
        guess = numpy.array([0, 1, 2, 1])
        if "binary" in low:
            guess = numpy.array([0.2, 0.6, 0.9, 0.4], "float32")
            return {"(4,)": (numpy.array([0, 1, 1, 1]), guess)}
        return {"(4,)": (which, guess)}
    if low == "ctc":
        return {"(2,3)": (numpy.array([[1, 2, 1], [2, 1, 1]]), ramp((2, 6, 4)))}
    if re.search(r"^(?:mean|sum|meantensor)$", low):
        return {"(4,)": (numpy.array([1.0, 2.0, 4.0, -1.0], "float32"), None)}
    pairs = {"(4,3)": (hot, share), "sure": (hot, sharp)}
    if "categorical" in low or re.search(r"topk|f1|fbeta|onehot|circle", low):
        return pairs
    column = numpy.array([[0.0], [1.0], [1.0], [0.0]], "float32")
    guess = numpy.array([[0.2], [0.6], [0.9], [0.7]], "float32")
    edges = numpy.array([[0.0], [1.0], [0.0], [1.0]], "float32")
    pairs.update(
        {
            "(4,1)": (column, guess),
            "(4,)": (column[:, 0], guess[:, 0]),
            "(4,),(4,1)": (column[:, 0], guess),
            "edges": (column, edges),
            "int": (column.astype("int64"), guess),
            "float64": (column.astype("float64"), guess.astype("float64")),
            "float16": (column.astype("float16"), guess.astype("float16")),
            "wide": (10 * ramp((4, 3)), 10 * ramp((4, 3), 5)),
        }
    )
    return pairs
