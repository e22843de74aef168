"""What the names of Keras are called with, and those that aren't called, each with why."""

import ast
import importlib
import re

from inside.names import parameters_of

NONSENSE = "nonsense_argument"
NO_VALUE = object()


def default_values(defaults):
    """A function: for a word, a value that differs from its default somewhere."""

    def value(word):
        if word in VALUES:
            return VALUES[word]
        known = defaults.get(word)
        if known is None or known == "None":
            return NO_VALUE if word != NONSENSE else 1
        try:
            default = ast.literal_eval(known)
        except (ValueError, SyntaxError):
            return NO_VALUE
        if isinstance(default, bool):
            return not default
        if isinstance(default, int):
            return default + 1
        if isinstance(default, float):
            return default / 2 + 0.125
        if isinstance(default, (tuple, list)) and default and all_int(default):
            return type(default)(one + 1 for one in default)
        return default if isinstance(default, (str, tuple, list)) else NO_VALUE

    return value


def all_int(values):
    return all(isinstance(one, int) for one in values)


# Values for words that have no default anywhere, or whose default says too little.
VALUES = {
    "name": "probe",
    "dtype": "float64",
    "trainable": False,
    "input_shape": (4,),
    "batch_input_shape": (None, 4),
    "batch_shape": (None, 4),
    "shape": (4,),
    "input_dim": 4,
    "input_length": 3,
    "weights": [1.0],
    "dynamic": True,
    "autocast": False,
    "experimental_autocast": False,
    "implementation": 1,
    "activity_regularizer": "l2",
    "kernel_regularizer": "l2",
    "bias_regularizer": "l2",
    "kernel_constraint": "non_neg",
    "bias_constraint": "non_neg",
    "lr": 0.5,
    "learning_rate": 0.5,
    "decay": 0.25,
    "weight_decay": 0.25,
    "clipnorm": 1.5,
    "clipvalue": 1.5,
    "global_clipnorm": 1.5,
    "use_ema": True,
    "ema_momentum": 0.5,
    "ema_overwrite_frequency": 3,
    "jit_compile": True,
    "loss_scale_factor": 2.0,
    "gradient_accumulation_steps": 2,
    "is_legacy_optimizer": True,
    "momentum": 0.5,
    "gradient_aggregator": len,
    "gradient_transformers": [len],
    "seed": 7,
    "period": 2,
    "load_weights_on_restart": True,
    "mode": "max",
    "data_format": "channels_last",
    "ragged": True,
    "sparse": False,
    "axis": -1,
    "reduction": "sum",
    "from_logits": True,
    "time_major": True,
    "unroll": True,
    "stateful": True,
    "return_state": True,
    "zero_output_for_mask": True,
    "save_format": "h5",
}


class Table:
    """Arguments by the name of the parameter, for those that have no default. What has
    to be built is built when it is asked for: that starts TensorFlow's runtime."""

    def __init__(self):
        self.plain = plain_values()

    def __contains__(self, word):
        return word in self.plain or word in BUILT

    def __getitem__(self, word):
        if word in self.plain:
            return self.plain[word]
        return BUILT[word](importlib.import_module("tensorflow").keras)


BUILT = {
    "layer": lambda keras: keras.layers.Dense(3),
    "cell": lambda keras: keras.layers.SimpleRNNCell(3),
    "cells": lambda keras: [keras.layers.SimpleRNNCell(3)],
    "rnn_layer": lambda keras: keras.layers.SimpleRNN(3),
    "object": lambda keras: keras.layers.Dense(3),
    "obj": lambda keras: keras.layers.Dense(3),
    "config": lambda keras: keras.layers.Dense(3).get_config(),
}


def plain_values():
    import numpy

    x = numpy.linspace(0.1, 0.9, 6, dtype="float32").reshape(2, 3)
    image = numpy.full((2, 8, 8, 3), 0.5, "float32")
    return {
        "units": 3,
        "filters": 2,
        "kernel_size": 3,
        "pool_size": 2,
        "input_dim": 10,
        "output_dim": 4,
        "rate": 0.5,
        "stddev": 0.5,
        "alpha": 0.5,
        "n": 2,
        "target_shape": (3, 1),
        "dims": (2, 1),
        "size": 2,
        "height": 8,
        "width": 8,
        "factor": 0.1,
        "height_factor": 0.1,
        "width_factor": 0.1,
        "num_heads": 2,
        "num_query_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 2,
        "key_dim": 3,
        "num_bins": 4,
        "bin_boundaries": [0.25, 0.75],
        "num_tokens": 4,
        "max_tokens": 8,
        "target_height": 8,
        "target_width": 8,
        "equation": "ab,bc->ac",
        "output_shape": (None, 3),
        "function": lambda value: value,
        "fn": lambda value: value,
        "initial_learning_rate": 0.5,
        "decay_steps": 10,
        "first_decay_steps": 10,
        "decay_rate": 0.5,
        "boundaries": [1],
        "values": [1.0, 0.5],
        "schedule": lambda epoch: 0.5,
        "filepath": "probe.keras",
        "filename": "probe.csv",
        "url": "http://localhost",
        "backup_dir": "backup",
        "name": "probe",
        "y_true": numpy.eye(3, dtype="float32")[:2],
        "y_pred": x,
        "x": x,
        "inputs": x,
        "y": numpy.array([0, 1]),
        "a": x,
        "b": x.T.copy(),
        "arr": image[0],
        "img": None,
        "image": image[0],
        "images": image,
        "value": x,
        "shape": (2, 3),
        "num_classes": 3,
        "recall": 0.5,
        "precision": 0.5,
        "sensitivity": 0.5,
        "specificity": 0.5,
        "num_thresholds": 5,
        "target_class_ids": [0],
        "l1": 0.5,
        "l2": 0.5,
        "min_value": 0.25,
        "max_value": 0.75,
        "mask_value": 0.0,
        "vocabulary": ["a", "b"],
        "sequences": [[1, 2], [3]],
        "sequence": [1, 2, 3, 4],
        "vocabulary_size": 8,
        "vocab_size": 8,
        "text": "one two",
        "input_text": "one two",
        "texts": ["one two"],
        "data": numpy.arange(8.0),
        "targets": numpy.arange(8.0),
        "length": 2,
        "sequence_length": 2,
        "start": 0,
        "end": 1,
        "step": 1,
        "condition": x > 0.5,
        "x1": x,
        "x2": x,
        "axis": -1,
        "num": 3,
        "k": 1,
        "identifier": None,
        "model": None,
        "inner_optimizer": "sgd",
        "optimizer": "sgd",
        "metric": "mse",
        "loss": "mse",
        "policy": "float32",
        "dtype": "float32",
        "value_range": (0, 1),
        "tensor": x,
        "tensors": [x, x],
        "arrays": [x],
        "array": x,
        "indices": numpy.array([0, 1]),
        "predictions": x,
        "regularizer": None,
        "func": lambda value: value,
        "call_fn": lambda value: value,
        "activation": "relu",
        "scale": 0.5,
        "normalizer": [1.0, 2.0],
        "checkpoint_dir": "checkpoints",
        "reduction": "sum",
        "target": 3,
        "data_format": "channels_last",
        "kernel": numpy.full((3, 3, 3, 2), 0.5, "float32"),
        "preds": x,
        "target_tensor": x,
        "strides": 1,
        "axes": [0],
        "output": x,
        "elems": x,
        "variables": x,
        "alt": x,
        "reference": x,
        "xs": [x, x],
        "level": 0.5,
        "bias": numpy.zeros(3, "float32"),
        "mean": 0.5,
        "low": 0.0,
        "high": 1.0,
        "N": 3,
        "fill_value": 1.0,
        "output_size": 2,
        "structure": [1, 2],
        "q": 0.5,
        "indices_or_sections": 1,
        "segment_ids": numpy.array([0, 1]),
        "initializer": "zeros",
        "block_size": 2,
        "stop": 2.0,
        "threshold": 0.5,
        "default_value": 0.0,
        "f": lambda value: value,
        "repeats": 2,
        "rep": 2,
        "pattern": (1, 0),
        "depth_factor": 2,
        "intensity": 0.1,
        "max_epochs": 1,
        "max_steps_per_epoch": 1,
        "device_name": "cpu:0",
        "then_expression": lambda: x,
        "else_expression": lambda: x,
        "depthwise_kernel": numpy.full((3, 3, 3, 1), 0.5, "float32"),
        "pointwise_kernel": numpy.full((1, 1, 3, 2), 0.5, "float32"),
    }


def input_word(keras):
    """What `InputLayer` calls its shape: a word that it deprecates would be our fault."""
    words = {row[0] for row in parameters_of(keras.layers.InputLayer)}
    return "shape" if "shape" in words else "input_shape"


def saved(keras):
    """A model, and a file in the format that a release saves without a warning."""
    rows = parameters_of(keras.models.save_model)
    newest = hasattr(keras, "saving") or "zipped" in {row[0] for row in rows}
    return {"model": small(keras), "filepath": "probe.keras" if newest else "probe"}


# By the end of a name, where the parameter's name isn't enough: a function of Keras, so
# that nothing is built for the others.
ARGUMENTS = {
    "layers.Permute": lambda keras: {"dims": (2, 1)},
    "layers.Dot": lambda keras: {"axes": 1},
    "layers.EinsumDense": lambda keras: {"equation": "ab,bc->ac", "output_shape": 3},
    "layers.Bidirectional": lambda keras: {"layer": keras.layers.LSTM(3)},
    "layers.RNN": lambda keras: {"cell": keras.layers.SimpleRNNCell(3)},
    "layers.Activation": lambda keras: {"activation": "relu"},
    "layers.Cropping1D": lambda keras: {"cropping": 1},
    "layers.SpectralNormalization": lambda keras: {"layer": keras.layers.Dense(3)},
    "layers.Pipeline": lambda keras: {"layers": [keras.layers.Dense(3)]},
    "layers.RandomZoom": lambda keras: {"height_factor": 0.1},
    "layers.CenterCrop": lambda keras: {"height": 4, "width": 4},
    "layers.RandomCrop": lambda keras: {"height": 4, "width": 4},
    "layers.Resizing": lambda keras: {"height": 4, "width": 4},
    "layers.Rescaling": lambda keras: {"scale": 0.5},
    "layers.Discretization": lambda keras: {"bin_boundaries": [0.25, 0.75]},
    "layers.IntegerLookup": lambda keras: {"vocabulary": [1, 2]},
    "layers.Hashing": lambda keras: {"num_bins": 4},
    "layers.MelSpectrogram": lambda keras: {},
    "keras.Input": lambda keras: {"shape": (4,)},
    "layers.Input": lambda keras: {"shape": (4,)},
    "layers.InputLayer": lambda keras: {input_word(keras): (4,)},
    "Policy": lambda keras: {"name": "float32"},
    "DTypePolicy": lambda keras: {"name": "float32"},
    "FloatDTypePolicy": lambda keras: {"name": "float32"},
    "LossScaleOptimizer": lambda keras: {"inner_optimizer": keras.optimizers.SGD()},
    "callbacks.LambdaCallback": lambda keras: {},
    "callbacks.SwapEMAWeights": lambda keras: {},
    "callbacks.LearningRateScheduler": lambda keras: {"schedule": lambda epoch: 0.5},
    "losses.LossFunctionWrapper": lambda keras: {"fn": keras.losses.mse},
    "metrics.MeanMetricWrapper": lambda keras: {"fn": keras.losses.mse},
    "metrics.SumOverBatchMetric": lambda keras: {},
    "metrics.MeanRelativeError": lambda keras: {"normalizer": [1.0, 2.0]},
    "metrics.IoU": lambda keras: {"num_classes": 3, "target_class_ids": [0]},
    "initializers.Constant": lambda keras: {"value": 0.5},
    "PiecewiseConstantDecay": lambda keras: {"boundaries": [1], "values": [1.0, 0.5]},
    "CosineDecay": lambda keras: {"initial_learning_rate": 0.5, "decay_steps": 10},
    "models.clone_model": lambda keras: {"model": small(keras)},
    "models.save_model": saved,
    "saving.save_model": saved,
    "models.model_from_json": lambda keras: {"json_string": small(keras).to_json()},
    "keras.Model": lambda keras: {},
    "models.Model": lambda keras: {},
    "WideDeepModel": lambda keras: {
        "linear_model": small(keras),
        "dnn_model": small(keras),
    },
    "LinearModel": lambda keras: {},
    "SidecarEvaluator": lambda keras: {
        "model": small(keras),
        "data": None,
        "checkpoint_dir": "c",
    },
}
ARGUMENTS.update(
    {
        "layers." + name: lambda keras: {
            "inputs": [keras.Input((3,)), keras.Input((3,))]
        }
        for name in ("add", "average", "concatenate", "maximum", "minimum", "multiply")
    }
)
ARGUMENTS.update(
    {
        name + ".get": lambda keras, given=given: {"identifier": given}
        for name, given in {
            "activations": "relu",
            "initializers": "ones",
            "regularizers": "l2",
            "constraints": "non_neg",
            "losses": "mse",
            "metrics": "mse",
            "optimizers": "sgd",
        }.items()
    }
)


PAIRS = ["backend." + end for end in ("equal", "not_equal", "greater", "greater_equal")]
PAIRS += ["backend." + end for end in ("less", "less_equal", "maximum", "minimum")]
OF_IMAGES = ("backend.spatial_2d_padding", "backend.resize_volumes")
OF_SQUARES = ("cholesky", "cholesky_inverse", "det", "inv", "eigh", "eig", "lu_factor")
ARGUMENTS.update({end: lambda keras: same(2, 3) for end in PAIRS})
ARGUMENTS.update({end: lambda keras: {"x": image()} for end in OF_IMAGES})
ARGUMENTS.update({"ops." + end: lambda keras: {"x": square()} for end in OF_SQUARES})
ARGUMENTS.update(
    {
        "backend.dot": lambda keras: {"x": square(), "y": square()},
        "backend.batch_dot": lambda keras: {"x": square(), "y": square()},
        "ops.dot": lambda keras: {"x1": square(), "x2": square()},
        "ops.matmul": lambda keras: {"x1": square(), "x2": square()},
        "ops.einsum": lambda keras: {"subscripts": "ij->ji", "operands": square()},
        "image.resize": lambda keras: {"images": image(), "size": (4, 4)},
        "image.smart_resize": lambda keras: {"x": image(), "size": (4, 4)},
        "backend.resize_images": lambda keras: {
            "x": image(),
            "height_factor": 2,
            "width_factor": 2,
            "data_format": "channels_last",
        },
        "backend.set_floatx": lambda keras: {"value": "float32"},
        "config.set_floatx": lambda keras: {"value": "float32"},
        "backend.set_learning_phase": lambda keras: {"value": 0},
        "backend.conv2d": lambda keras: {"x": image(), "kernel": kernel()},
        "backend.pool2d": lambda keras: {"x": image(), "pool_size": (2, 2)},
        "backend.squeeze": lambda keras: {"x": square()[:, :1], "axis": 1},
        "in_top_k": lambda keras: {
            "predictions": square(),
            "targets": [0, 1, 2],
            "k": 1,
        },
        "sparse_top_k_categorical_accuracy": lambda keras: classes(),
        "sparse_categorical_accuracy": lambda keras: classes(),
        "sparse_categorical_crossentropy": lambda keras: classes(),
        "utils.plot_model": lambda keras: {"model": small(keras)},
        "utils.model_to_dot": lambda keras: {"model": small(keras)},
        "layers.dot": lambda keras: {
            "inputs": [keras.Input((3,)), keras.Input((3,))],
            "axes": 1,
        },
        "layers.subtract": lambda keras: {
            "inputs": [keras.Input((3,)), keras.Input((3,))]
        },
        "layers.CategoryEncoding": lambda keras: {"num_tokens": 4},
        "activations.serialize": lambda keras: {"activation": keras.activations.relu},
        "activations.deserialize": lambda keras: {"name": "relu"},
    }
)
ARGUMENTS.update(
    {
        kind + ".serialize": lambda keras, kind=kind, word=word: {
            word: getattr(keras, kind).get(given_of(kind))
        }
        for kind, word in {
            "constraints": "constraint",
            "regularizers": "regularizer",
            "initializers": "initializer",
            "optimizers": "optimizer",
        }.items()
    }
)
ARGUMENTS.update(
    {
        kind + ".deserialize": lambda keras, kind=kind: {
            "config": getattr(keras, kind).serialize(
                getattr(keras, kind).get(given_of(kind))
            )
        }
        for kind in ("constraints", "regularizers", "initializers", "optimizers")
    }
)
ARGUMENTS["layers.deserialize"] = lambda keras: {
    "config": keras.layers.serialize(keras.layers.Dense(3))
}


def given_of(kind):
    return {
        "constraints": "non_neg",
        "regularizers": "l2",
        "initializers": "ones",
        "optimizers": "sgd",
    }[kind]


def same(*shape):
    import numpy

    return {key: numpy.full(shape, 2.0, "float32") for key in ("x", "y")}


def square():
    import numpy

    return numpy.eye(3, dtype="float32")


def image():
    import numpy

    return numpy.full((2, 8, 8, 3), 0.5, "float32")


def kernel():
    import numpy

    return numpy.full((3, 3, 3, 2), 0.5, "float32")


def classes():
    import numpy

    return {"y_true": numpy.array([0, 1, 2]), "y_pred": square()}


def small(keras):
    return keras.Sequential([keras.layers.Dense(3, input_shape=(4,))])


# Each with its reason: a reason that is no longer true fails in the gate.
NOT_CALLED = [
    (r"(?:^|\.)datasets\..*", "it downloads"),
    (
        r"(?:^|\.)applications\.(?:\w+\.)?[A-Z].*",
        "it builds a whole network, minutes in all",
    ),
    (r"(?:^|\.)get_file$", "it downloads"),
    (r"(?:^|\.)decode_predictions$", "it downloads"),
    (r"(?:^|\.)(?:RemoteMonitor)$", "it sends to a server"),
    (
        r"(?:^|\.)(?:clear_session|set_session|reset_uids|enable_\w+|disable_\w+)$",
        "it changes the process",
    ),
    (r"(?:^|\.)distribution\..*", "it needs several devices"),
    (r"(?:^|\.)set_backend$", "it changes the process"),
    (
        r"(?:^|\.)(?:load_model|load_weights|load_img|load_lora_weights)$",
        "it reads a file; see the saved files",
    ),
]


def not_called(name):
    for pattern, reason in NOT_CALLED:
        if re.search(pattern, name):
            return reason
    return None


def arguments_for(name, value, table):
    """(positional, keywords) for a first call, or the parameters that have no value."""
    if name.endswith(".preprocess_input"):  # on the oldest releases it has no signature
        return ((image(),), {}), []
    for ending, given in ARGUMENTS.items():
        if name.endswith("." + ending):
            return ((), given(importlib.import_module("tensorflow").keras)), []
    given, positional, lacking = {}, [], []
    for row in parameters_of(value) or ():
        word, kind = row[0], row[1] if len(row) > 1 else ""
        if kind in ("*", "**") or len(row) == 3:
            continue
        if word not in table:
            lacking.append(word)
        elif kind == "positional":
            positional.append(table[word])
        else:
            given[word] = table[word]
    return (tuple(positional), given), lacking
