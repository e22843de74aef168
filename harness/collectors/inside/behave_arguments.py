"""Argument cases: each argument that a callable has, changed once, by its own default."""

import ast
import importlib

from inside.arguments import ARGUMENTS, BUILT, plain_values
from inside.behave_values import ramp
from inside.names import parameters_of

# They change nothing that a figure shows, or are measured by themselves.
NOT_VARIED = {
    "name", "trainable", "self", "kwargs", "args", "seed", "verbose", "batch_size",
    "embeddings_initializer", "kernel_initializer", "bias_initializer", "weights",
    "recurrent_initializer", "beta_initializer", "gamma_initializer", "workers",
    "moving_mean_initializer", "moving_variance_initializer", "alpha_initializer",
    "depthwise_initializer", "pointwise_initializer", "initializer", "build",
    "input_shape", "batch_input_shape", "dynamic", "jit_compile", "lora_rank",
    "lora_alpha", "quantization_config", "file_name", "filename", "path", "seed_dim",
    "loss_scale_factor", "sharded", "sharding", "device", "vocabulary_dtype",
    "show_metadata", "follow_links", "use_multiprocessing", "max_queue_size",
}  # fmt: skip

SMALL = 16  # values of an array that is stated whole

# For an argument of this name: what else it can be. Values that equal the default, or
# that the callable refuses, cost one short call.
CHOICES = {
    "padding": ["same", "valid", "causal"],
    "data_format": ["channels_first", "channels_last"],
    "activation": ["tanh"],
    "recurrent_activation": ["hard_sigmoid"],
    "interpolation": ["nearest", "bilinear", "bicubic", "area"],
    "fill_mode": ["reflect", "constant", "nearest", "wrap"],
    "mode": ["min", "max", "fan_out", "fan_avg"],
    "distribution": ["uniform", "untruncated_normal"],
    "reduction": ["none", "sum", "sum_over_batch_size", "mean"],
    "output_mode": ["int", "binary", "count", "multi_hot", "one_hot", "tf_idf"],
    "average": ["micro", "macro", "weighted"],
    "curve": ["PR"],
    "summation_method": ["minoring", "majoring"],
    "merge_mode": ["sum", "mul", "ave", None],
    "score_mode": ["concat"],
    "truncating": ["post", "pre"],
    "split": ["character", None],
    "standardize": ["lower", "strip_punctuation", None],
    "label_mode": ["categorical", "binary", None],
    "rounding": ["floor"],
    "implementation": [1, 2],
    "reduction_axis": [0],
    "axis": [1, 0, -1],
    "axes": [1],
    "dtype": ["float64"],
    "thresholds": [0.3, [0.3, 0.6]],
    "threshold": [0.3, None],
    "top_k": [1],
    "class_id": [1],
    "max_value": [0.5],
    "min_value": [0.1],
    "mask_value": [0.5],
    "kernel_regularizer": ["l2"],
    "activity_regularizer": ["l2"],
    "embeddings_regularizer": ["l2"],
    "clipnorm": [0.1],
    "clipvalue": [0.1],
    "global_clipnorm": [0.1],
    "weight_decay": [0.1],
    "decay": [0.1],
    "ema_overwrite_frequency": [2],
    "gradient_accumulation_steps": [2],
    "ignore_class": [0],
    "label_smoothing": [0.1],
    "norm": ["l1", "l2", "max"],
    "order": [1],
    "num_classes": [5],
    "value_range": [(0.0, 255.0)],
    "dilation_rate": [2],
    "strides": [2],
    "groups": [1, 3],
    "maxlen": [2],
    "mean": [0.5],
    "variance": [2.0],
    "mask": [],
    "stop_gradient": [True],
    "baseline": [0.5],
    "cooldown": [1],
    "patience": [1],
    "monitor": ["loss", "val_accuracy", "val_auc"],
    "save_freq": ["epoch", 2],
    "use_scale": [True],
    "flatten": [True],
    "keepdims": [True],
    "attention_axes": [1],
    "num_words": [3],
    "class_weights": [[0.5, 2.0, 1.0]],
    "label_weights": [[0.5, 2.0, 1.0]],
    "target_shape": [(3, 1)],
    "output_padding": [0],
    "depth_multiplier": [2],
    "validation_split": [0.25],
}  # fmt: skip


def further():
    """Values of required parameters for which `arguments.py` has none."""
    import numpy

    x = numpy.linspace(0.1, 0.9, 6, dtype="float32").reshape(2, 3)
    return {
        "new_x": x, "increment": x, "decrement": x, "momentum": 0.5, "tuples": [],
        "var": numpy.full(3, 0.5, "float32"), "gamma": numpy.ones(3, "float32"),
        "beta": numpy.zeros(3, "float32"), "reduction_axes": [0], "brightness": 0.5,
        "brightness_range": (0.5, 0.6), "intensity_range": 0.1, "rg": 20, "wrg": 0.1,
        "hrg": 0.1, "zoom_range": (0.8, 0.9), "bins": [0.25, 0.75],
        "labels": numpy.array([[1, 2]]), "label_lengths": numpy.array([2]),
        "input_length": numpy.array([[3], [3]]), "label_length": numpy.array([[1], [1]]),
        "transforms": numpy.array([[1, 0, 1, 0, 1, 0, 0, 0.0]] * 2, "float32"),
        "batch_size": 2, "fn_output": x, "pred": True, "source": 0, "destination": 1,
        "shift": 1, "minval": 0.0, "maxval": 1.0, "crop_box": None, "num_samples": 2,
    }  # fmt: skip


def pattern(shape, phase=0):
    """An image of values between 0 and 1, no two parts of which are equal."""
    return (0.05 + 0.85 * (ramp(shape, phase) + 0.41)).astype("float32")


def of_images():
    """Arguments of functions of images that need more than one image."""
    import numpy

    corners = [[0, 0], [8, 0], [0, 7], [8, 7]]
    moved = [[1, 0.5], [7, 0], [0, 6.5], [8, 7.5]]
    both = numpy.array([corners, moved], "float32")
    where = numpy.array([[0.5, 2.0, 6.25], [1.0, 3.5, 8.5]], "float32")
    images = pattern((2, 8, 9, 3))
    return {
        "affine_transform": {
            "images": images,
            "transform": numpy.array([[1, 0.5, 1, 0, 1.5, -1, 0, 0]] * 2, "float32"),
        },
        "crop_images": {"images": images, "top_cropping": 1, "left_cropping": 2,
                        "target_height": 4, "target_width": 5},
        "pad_images": {"images": images, "top_padding": 1, "left_padding": 2,
                       "target_height": 12, "target_width": 14},
        "map_coordinates": {"inputs": pattern((8, 9)), "coordinates": where,
                            "order": 1},
        "perspective_transform": {"images": images, "start_points": both,
                                  "end_points": both[::-1].copy()},
        "scale_and_translate": {
            "images": images, "output_shape": (2, 4, 12, 3),
            "scale": numpy.array([0.5, 1.5], "float32"),
            "translation": numpy.array([0.25, -1.0], "float32"),
            "spatial_dims": (1, 2), "method": "linear",
        },
        "ssim": {"image1": pattern((2, 12, 13, 3)), "image2": pattern((2, 12, 13, 3), 2)},
        "extract_patches_3d": {"volumes": pattern((2, 4, 5, 6, 3)), "size": 2},
        "reconstruct_patches": {"patches": pattern((2, 3, 4, 12)), "size": 2},
    }  # fmt: skip


def patterned(value, number):
    """An argument: an array of one value, which shows no move, is a pattern."""
    numpy = importlib.import_module("numpy")
    if not isinstance(value, numpy.ndarray) or value.ndim < 3:
        return value
    flat = value.reshape(-1)
    one_value = value.dtype.kind == "f" and bool((flat == flat[0]).all())
    return pattern(value.shape, number) if one_value else value


def accepted(value):
    """Its parameters that have a name."""
    rows = parameters_of(value) or ()
    return [row for row in rows if row[1:2] not in (["*"], ["**"])]


def required(name, value, keras):
    """(positional, keywords) of a first call; raises `LookupError` where a parameter
    has no value."""
    if name.startswith("ops.image."):
        given = of_images().get(name.rpartition(".")[2])
        if given is not None:
            return (), given
    positional, given = looked_up(name, value, keras)
    rows = enumerate(sorted(given.items()), len(positional))
    named = {key: patterned(one, number) for number, (key, one) in rows}
    return tuple(patterned(one, n) for n, one in enumerate(positional)), named


def looked_up(name, value, keras):
    """The same by the tables of `arguments.py`, with this Keras's objects."""
    # `layers.experimental.preprocessing.Resizing` has the arguments of `layers.Resizing`.
    short = name.partition(".")[0] + "." + name.rpartition(".")[2]
    for ending, given in ARGUMENTS.items():
        ends = any(("." + one).endswith("." + ending) for one in (name, short))
        if ends or "keras." + name == ending:
            return (), given(keras)
    plain, given, positional = dict(further(), **plain_values()), {}, []
    for row in accepted(value):
        word, kind = row[0], row[1] if len(row) > 1 else ""
        if len(row) == 3:
            continue
        if word in plain:
            one = plain[word]
        elif word in BUILT:
            one = BUILT[word](keras)
        else:
            raise LookupError("no value for " + word)
        if kind == "positional":
            positional.append(one)
        else:
            given[word] = one
    return tuple(positional), given


def stated(arguments):
    """The arguments of the first call, as text: results of others can't be compared."""
    positional, keywords = arguments
    listed = [written(one) for one in positional]
    return listed + ["%s=%s" % (k, written(v)) for k, v in sorted(keywords.items())]


def written(value):
    """An argument as text: a small array with its values, a pattern as such."""
    numpy = importlib.import_module("numpy")
    if not isinstance(value, numpy.ndarray):
        return label(value)[:60]
    if value.size <= SMALL:
        rows = numpy.array2string(value, separator=",", threshold=SMALL)
        return "%s %s" % (value.dtype, "".join(rows.split()))
    for phase in range(8):
        if (value == pattern(value.shape, phase)).all():
            return "pattern(%s, %d)" % (value.shape, phase)
    return "ndarray"


def variations(value, given, extra=None):
    """Pairs of a label and keywords: each changes one argument of a callable. `extra` has
    further values by argument."""
    found = []
    for row in accepted(value):
        word = row[0]
        if word in NOT_VARIED or len(row) < 3:
            continue
        for other in others(word, row[2], extra or {}):
            if word in given and same(given[word], other):
                continue
            found.append(("%s=%s" % (word, label(other)), {word: other}))
    return found


def others(word, shown, extra):
    """What else an argument can be, from its default as `names.shown` writes it."""
    try:
        default = ast.literal_eval(shown)
    except (ValueError, SyntaxError):
        default = None
        if "." not in shown and not shown.isidentifier():
            return list(extra.get(word, ()))
    if word in extra:
        choices = extra[word]
    elif isinstance(default, bool):
        choices = [not default]
    elif word in CHOICES:
        choices = CHOICES[word]
        if isinstance(default, (tuple, list)) and all(
            isinstance(c, int) for c in choices
        ):
            choices = [type(default)([c] * len(default)) for c in choices]
    elif isinstance(default, int):
        choices = [default + 1]
    elif isinstance(default, float):
        choices = [default / 2 + 0.125]
    elif isinstance(default, (tuple, list)) and default:
        whole = all(isinstance(one, int) for one in default)
        choices = [type(default)(one + 1 for one in default)] if whole else []
    else:
        choices = []
    return [one for one in choices if not same(one, default)]


def same(left, right):
    try:
        return type(left) is type(right) and bool(left == right)
    except (ValueError, TypeError):
        return False


def label(value):
    """A value as a reader would write it."""
    if isinstance(value, float):
        return "%g" % value
    if isinstance(value, (tuple, list)):
        return "[%s]" % ",".join(map(label, value))
    plain = isinstance(value, (str, int, bool, type(None)))
    return str(value) if plain else type(value).__name__


def keras_of(namespace):
    """The module of a namespace: `tf.keras`, `keras`, or `tf_keras`."""
    if namespace == "tf.keras":
        return importlib.import_module("tensorflow").keras
    return importlib.import_module(namespace)
