"""What a layer does: its weights set to a fixed ramp, called on a fixed input."""

import importlib
import re

from inside.behave_arguments import required, stated, variations
from inside.behave_inputs import HEADS, of_layer
from inside.behave_random import moments, seed
from inside.behave_values import as_array, config_of, dtype_name, kept, ramp, text

FLOATS = ("float16", "float64")
RECURRENT = r"^(?:RNN|SimpleRNN|LSTM|GRU|Bidirectional|ConvLSTM\dD|TimeDistributed)$"
RANDOM = r"^(?:Rand|AugMix|CutMix|MixUp|Gaussian|AlphaDropout)|Dropout(?:\dD)?$"
ALSO_MASKED = (
    r"^(?:GlobalAveragePooling1D|Softmax|BatchNormalization|Attention|"
    r"AdditiveAttention|Dense|Embedding|Add|Concatenate)$"
)
STATEFUL = {
    "StringLookup": {"vocabulary": ["a", "b", "c"]},
    "IntegerLookup": {"vocabulary": [1, 2, 3]},
    "TextVectorization": {"vocabulary": ["a", "b"]},
    "Embedding": {"input_dim": 5, "output_dim": 3},
    "CategoryEncoding": {"num_tokens": 5},
    "Normalization": {"mean": [0.5, 1.0, 2.0], "variance": [1.0, 4.0, 0.25]},
}
EXTRA = {
    "TextVectorization": {"ngrams": [2], "output_sequence_length": [4]},
    "Softmax": {"axis": [1, 0]},
    "BatchNormalization": {"axis": [1]},
    "Flatten": {},
    "Normalization": {"axis": [0, None], "mean": [], "variance": []},
}


def cases(name, cls, keras):
    """Yields (label, function) for each case of a layer."""
    short = name.rpartition(".")[2]
    positional, given = required(name, cls, keras)
    again = lambda: required(name, cls, keras)[1]  # noqa: E731  wrapped layers are built once
    if short in STATEFUL:
        given = dict(STATEFUL[short])
        again = lambda: dict(STATEFUL[short])  # noqa: E731

    def make(**more):
        return cls(*positional, **dict(again(), **more))

    yield "given", lambda: {"given": stated((positional, again()))}
    yield "config", lambda: {"config": config_of(make()), "name": text(make().name)}
    yield "default", lambda: run(short, make, keras)
    # Most that is random does nothing without `training`.
    varied = (
        [] if re.search(RANDOM, short) else variations(cls, given, EXTRA.get(short))
    )
    for label, more in varied:
        if not (short == "MultiHeadAttention" and label.startswith("mask")):
            yield (
                label,
                lambda more=more: run(short, lambda: make(**more), keras, False),
            )
    for floats in FLOATS:
        yield (
            "dtype " + floats,
            lambda floats=floats: run(
                short, lambda: make(dtype=floats), keras, False, floats
            ),
        )
    yield "training", lambda: trained(short, make, keras)
    yield "batch of one", lambda: one_row(short, make)
    if re.search(RECURRENT, short) or re.search(ALSO_MASKED, short):
        yield "mask", lambda: masked(short, make)
    yield "in a model", lambda: in_model(short, make, keras)


def set_ramp(layer):
    """Gives each weight fixed values, in the order of `weights`: variances positive ones.
    Returns [name, shape, dtype, initial value where it isn't random]."""
    numpy = importlib.import_module("numpy")
    rows, values = [], []
    for number, weight in enumerate(layer.weights):
        name = weight_name(weight)
        before = as_array(weight)
        start = None
        if before is not None and before.size:
            flat = before.reshape(-1)
            start = kept(before.flat[0]) if (flat == flat[0]).all() else "varies"
            kind = before.dtype.kind
        rows.append([name, str(tuple(weight.shape)), dtype_name(weight.dtype), start])
        value = before
        if before is not None and kind == "f" and not is_state(layer):
            value = ramp(before.shape, number).astype(before.dtype)
            if "variance" in name:
                value = numpy.abs(value) + numpy.asarray(0.3, before.dtype)
        values.append(value)
    if all(value is not None for value in values) and values:
        layer.set_weights(values)
    return rows


def is_state(layer):
    """Whether a layer's weights are what its arguments say."""
    return type(layer).__name__ in STATEFUL and type(layer).__name__ != "Embedding"


def weight_name(weight):
    """The last part of a variable's name: what is before it counts up."""
    name = getattr(weight, "path", None) or weight.name
    return text(name.partition(":")[0].rpartition("/")[2])


def run(short, make, keras, full=True, floats="float32"):
    """One call; with `full` also the weights, the gradients, and derived shapes."""
    tf = importlib.import_module("tensorflow")
    layer = make()
    given, keywords = of_layer(short, floats)
    if short.endswith("Cell"):
        out = of_cell(layer, given[0])
        return {"weights": out[0], "out": kept(out[1])}
    layer(*given, **keywords)
    rows = set_ramp(layer)
    inputs = tf.nest.map_structure(tf.convert_to_tensor, list(given))
    trainable = list(layer.trainable_weights)
    with tf.GradientTape() as tape:
        floating = [one for one in tf.nest.flatten(inputs) if one.dtype.is_floating]
        tape.watch(floating)
        out = layer(*inputs, **keywords)
        flat = [one for one in tf.nest.flatten(out) if is_floating(one)]
        total = sum(
            tf.reduce_sum(tf.cast(one, "float32") * tf.constant(ramp(one.shape, 2)))
            for one in flat
        )
        total = total + sum(tf.cast(tf.add_n([one]), "float32") for one in layer.losses)
    found = {"out": kept(out)}
    if not full:
        if rows:
            found["weights"] = [row[1] for row in rows]
        if layer.losses:
            found["losses"] = kept(list(layer.losses))
        return found
    found["weights"] = rows
    found["trainable"] = len(trainable)
    if flat and (floating or trainable):
        values = [getattr(one, "value", one) for one in trainable]
        values = [one() if callable(one) else one for one in values]
        sources = floating + (trainable if tf_variables(trainable) else values)
        slopes = tape.gradient(total, sources)
        found["gradients"] = [kept(dense(one)) for one in slopes]
    if layer.losses:
        found["losses"] = kept(list(layer.losses))
    return found


def tf_variables(values):
    tf = importlib.import_module("tensorflow")
    return all(isinstance(one, tf.Variable) for one in values)


def dense(slope):
    tf = importlib.import_module("tensorflow")
    return None if slope is None else tf.convert_to_tensor(slope)


def is_floating(value):
    return hasattr(value, "dtype") and "float" in dtype_name(value.dtype)


def of_cell(cell, x):
    """A cell's weights, and what one step gives from a fixed state."""
    sizes = cell.state_size
    sizes = list(sizes) if isinstance(sizes, (list, tuple)) else [sizes]
    states = [ramp((x.shape[0], int(size)), n) for n, size in enumerate(sizes)]
    tf = importlib.import_module("tensorflow")
    states = [tf.constant(one) for one in states]
    cell(tf.constant(x), states)
    rows = set_ramp(cell)
    return rows, cell(tf.constant(x), states)


def trained(short, make, keras):
    """With `training=True`: the output and the weights after it; of a random layer, how
    its output is distributed."""
    layer = make()
    given, keywords = of_layer(short)
    if short.endswith("Cell"):
        return None
    layer(*given, **keywords)
    set_ramp(layer)

    def call(*inputs):
        return layer(*(inputs or given), training=True)

    seed(1)
    first = kept(call())
    if any(kept(call()) != first for _ in range(3)):
        many = [repeated(one) for one in given]
        found = moments(lambda: call(*many))
        seed(1)
        found["draw"] = kept(make()(*given, training=True))
        return found
    layer = make()
    layer(*given, **keywords)
    set_ramp(layer)
    found = {"out": kept(layer(*given, training=True))}
    state = layer.non_trainable_weights
    if state:
        found["state"] = [kept(one) for one in state]
    return found


def repeated(value):
    """32 times as many rows, so that fewer draws are enough."""
    numpy = importlib.import_module("numpy")
    if isinstance(value, list):
        return [repeated(one) for one in value]
    return numpy.concatenate([value] * 32)


def one_row(short, make):
    layer = make()
    given, keywords = of_layer(short)
    if short.endswith("Cell") or short in ("Dot", "HashedCrossing"):
        return None
    tf = importlib.import_module("tensorflow")
    given = tf.nest.map_structure(lambda one: one[:1], list(given))
    layer(*given, **keywords)
    set_ramp(layer)
    return {"out": kept(layer(*given, **keywords))}


def masked(short, make):
    """With a mask that leaves out the last steps, given by hand and by `Masking`."""
    tf = importlib.import_module("tensorflow")
    layer = make()
    given, _ = of_layer(short)
    layer(*given)
    set_ramp(layer)
    found = {}

    def mask(one):
        return tf.constant([[i % 3 != 2 for i in range(one.shape[1])]] * one.shape[0])

    inputs = tf.nest.map_structure(tf.convert_to_tensor, list(given))
    masks = tf.nest.map_structure(mask, inputs)[0]
    if isinstance(masks, list) is isinstance(given[0], list):
        found["out"] = kept(layer(*inputs, mask=masks))
    if hasattr(layer, "compute_mask"):
        found["mask"] = kept(layer.compute_mask(inputs[0], masks))
    return found


def in_model(short, make, keras):
    """As the layer of a functional model: what it states about itself."""
    if short.endswith("Cell") or short in ("Input", "HashedCrossing"):
        return None
    given, _ = of_layer(short)
    tf = importlib.import_module("tensorflow")

    def symbol(one):
        kind = "string" if one.dtype.kind in "OSU" else str(one.dtype)
        return keras.Input(one.shape[1:], dtype=kind)

    inputs = tf.nest.map_structure(symbol, list(given))
    layer = make()
    out = layer(*inputs) if re.search(HEADS, short) else layer(inputs[0])
    model = keras.Model(tf.nest.flatten(inputs), out)
    return {
        "shape": kept(model.output_shape),
        "count": model.count_params(),
        "layers": [type(one).__name__ for one in model.layers],
        "names": [text(weight_name(one)) for one in model.weights],
    }
