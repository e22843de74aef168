"""The models that are saved: each built from code, with fixed weights and inputs.

This runs in an environment's own interpreter: the standard library, NumPy, TensorFlow;
valid on Python 3.7. Every layer has a name, so that two releases write the same names.
A release that can't build a model raises what it raises.
"""

import numpy as np
import tensorflow as tf

keras = tf.keras
layers = tf.keras.layers
register = getattr(
    tf.keras.utils, "register_keras_serializable", lambda package: lambda one: one
)


@register(package="saved")
class Registered(layers.Layer):
    """A custom layer that its program registers."""

    def build(self, input_shape):
        self.factor = self.add_weight(name="factor", shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.factor


class Unregistered(layers.Layer):
    """The same, only known to who passes it in `custom_objects`."""

    def build(self, input_shape):
        self.factor = self.add_weight(name="factor", shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.factor


@register(package="saved")
class Subclassed(keras.Model):
    """A subclassed model with two layers."""

    def __init__(self, units=3, **words):
        super().__init__(**words)
        self.units = units
        self.hidden = layers.Dense(units, activation="relu", name="hidden")
        self.last = layers.Dense(2, name="last")

    def call(self, inputs):
        return self.last(self.hidden(inputs))

    def get_config(self):
        return {"units": self.units}

    @classmethod
    def from_config(cls, config):
        return cls(units=config["units"])


def distance(truth, given):
    """A custom loss."""
    return tf.reduce_mean(tf.abs(truth - given), axis=-1)


def ramp(shape, shift=0):
    """Values from 1/46 to 1/2, so that a variance is positive; another for each shift."""
    size = int(np.prod(shape)) if shape else 1
    values = ((np.arange(size) * 7 + shift * 3) % 23 + 1) / 46
    return values.reshape(shape).astype("float32")


def numbers(*shape):
    """Inputs, some of them negative."""
    return ramp(shape) * 4 - 0.9


def words():
    return tf.constant([["the cat sat"], ["the dog ran"], ["no bird"]])


def stack(*parts):
    return keras.Sequential(list(parts), name="model")


def dense(units, name, **more):
    return layers.Dense(units, name=name, **more)


def sequential():
    given = layers.Dense(3, activation="relu", input_shape=(4,), name="hidden")
    return stack(given, dense(2, "last"))


def unbuilt():
    model = stack(dense(3, "hidden", activation="relu"), dense(2, "last"))
    model(numbers(3, 4))
    return model


def functional():
    left, right = keras.Input((4,), name="left"), keras.Input((2,), name="right")
    both = layers.Concatenate(name="both")([dense(3, "hidden")(left), right])
    return keras.Model([left, right], dense(2, "last")(both), name="model")


def subclassed():
    model = Subclassed(name="model")
    model(numbers(3, 4))
    return model


def nested():
    inner = keras.Input((4,), name="inner_input")
    inner = keras.Model(inner, dense(3, "inner_dense")(inner), name="inner")
    given = keras.Input((4,), name="given")
    return keras.Model(given, dense(2, "last")(inner(given)), name="model")


def shared():
    left, right = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    once = dense(3, "shared", activation="tanh")
    both = layers.Add(name="both")([once(left), once(right)])
    return keras.Model([left, right], dense(2, "last")(both), name="model")


def through(shape, *parts, **words):
    """A functional model of one input."""
    given = keras.Input(shape, name="given", **words)
    found = given
    for part in parts:
        found = part(found)
    return keras.Model(given, found, name="model")


def registered():
    return through((4,), dense(3, "hidden"), Registered(name="factor"))


def unregistered():
    return through((4,), dense(3, "hidden"), Unregistered(name="factor"))


def with_lambda():
    # A file has the bytecode, and in it the path of its source: the same everywhere.
    code = compile("lambda x: x * 2.0 + 1.0", "model.py", "eval")
    twice = layers.Lambda(eval(code), name="twice")
    return through((4,), dense(3, "hidden"), twice)


def lstm():
    return through((3, 2), layers.LSTM(3, name="lstm"), dense(2, "last"))


def gru():
    return through((3, 2), layers.GRU(3, name="gru"), dense(2, "last"))


def gru_before():
    one = layers.GRU(3, reset_after=False, name="gru")
    return through((3, 2), one, dense(2, "last"))


def bidirectional():
    mask = layers.Masking(0.0, name="masking")
    # With tanh, Keras 2 traces two graphs for each call, half the time of a reader.
    one = layers.LSTM(3, activation="relu", name="lstm")
    both = layers.Bidirectional(one, name="both")
    return through((3, 2), mask, both, dense(2, "last"))


def masked():
    values = numbers(3, 3, 2)
    values[1:, 2] = 0
    return values


def convolution():
    return through(
        (6, 6, 1),
        layers.Conv2D(2, 3, activation="relu", name="convolution"),
        layers.BatchNormalization(name="normalization"),
        layers.MaxPooling2D(name="pooling"),
        layers.Flatten(name="flatten"),
        layers.Dropout(0.5, seed=1, name="dropout"),
        dense(2, "last"),
    )


def batch_normalization():
    one = layers.BatchNormalization(name="normalization")
    return through((4,), dense(3, "hidden"), one)


def conv_lstm():
    one = layers.ConvLSTM2D(2, 2, name="convolution")
    return through((2, 4, 4, 1), one, layers.Flatten(name="flatten"))


def preprocessing(name):
    """A preprocessing layer; it was experimental at first."""
    if hasattr(layers, name):
        return getattr(layers, name)
    return getattr(layers.experimental.preprocessing, name)


def normalization():
    one = preprocessing("Normalization")(name="state")
    one.adapt(numbers(8, 4))
    return through((4,), one, dense(2, "last"))


def embedded(one, size):
    parts = layers.Embedding(size, 3, name="embedding"), dense(2, "last")
    mean = layers.GlobalAveragePooling1D(name="mean")
    return through((1,), one, parts[0], mean, parts[1], dtype="string")


def text_vectorization():
    one = preprocessing("TextVectorization")(
        max_tokens=10, output_sequence_length=3, name="state"
    )
    one.adapt(np.array([["the cat sat"], ["the dog ran"]]))
    return embedded(one, 10)


def string_lookup():
    one = preprocessing("StringLookup")(name="state")
    one.adapt(np.array([["the cat sat"], ["the dog ran"]]))
    return embedded(one, 10)


def mixed_precision():
    kept = keras.mixed_precision
    policy = getattr(kept, "Policy", None) or kept.experimental.Policy
    half = dense(3, "hidden", dtype=policy("mixed_float16"))
    return through((4,), half, dense(2, "last", dtype="float32"))


# How models are compiled: optimizer, loss, metrics; and whether targets are classes.
COMPILED = {
    "strings": lambda: ("adam", "mse", ["mae"]),
    "objects": lambda: (
        keras.optimizers.Adam(0.01),
        keras.losses.MeanSquaredError(),
        [keras.metrics.MeanAbsoluteError()],
    ),
    "classes": lambda: ("rmsprop", "sparse_categorical_crossentropy", ["accuracy"]),
    "momentum": lambda: (
        keras.optimizers.SGD(0.1, momentum=0.9),
        keras.losses.BinaryCrossentropy(from_logits=True),
        [keras.metrics.BinaryAccuracy()],
    ),
    "adagrad": lambda: (
        keras.optimizers.Adagrad(0.1),
        keras.losses.Huber(),
        [keras.metrics.RootMeanSquaredError()],
    ),
    "schedule": lambda: (
        keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5)),
        "mae",
        [],
    ),
    "custom_loss": lambda: ("sgd", distance, []),
}
BUILT = {
    "sequential": (sequential, lambda: numbers(3, 4)),
    "unbuilt": (unbuilt, lambda: numbers(3, 4)),
    "functional": (functional, lambda: [numbers(3, 4), numbers(3, 2)]),
    "subclassed": (subclassed, lambda: numbers(3, 4)),
    "nested": (nested, lambda: numbers(3, 4)),
    "shared": (shared, lambda: [numbers(3, 4), -numbers(3, 4)]),
    "registered": (registered, lambda: numbers(3, 4)),
    "unregistered": (unregistered, lambda: numbers(3, 4)),
    "lambda": (with_lambda, lambda: numbers(3, 4)),
    "lstm": (lstm, lambda: numbers(3, 3, 2)),
    "gru": (gru, lambda: numbers(3, 3, 2)),
    "gru_before": (gru_before, lambda: numbers(3, 3, 2)),
    "bidirectional": (bidirectional, masked),
    "convolution": (convolution, lambda: numbers(3, 6, 6, 1)),
    "batch_normalization": (batch_normalization, lambda: numbers(3, 4)),
    "conv_lstm": (conv_lstm, lambda: numbers(2, 2, 4, 4, 1)),
    "normalization": (normalization, lambda: numbers(3, 4)),
    "text_vectorization": (text_vectorization, words),
    "string_lookup": (string_lookup, words),
    "mixed_precision": (mixed_precision, lambda: numbers(3, 4)),
}
# What a program would pass in `custom_objects`.
CUSTOM = {
    "registered": {"Registered": Registered},
    "subclassed": {"Subclassed": Subclassed},
    "unregistered": {"Unregistered": Unregistered},
    "custom_loss": {"distance": distance},
}


def build(kind):
    """A model of this kind as its code says, uncompiled; raises what Keras raises."""
    if kind in COMPILED:
        last = {"classes": "softmax"}.get(kind)
        hidden = dense(3, "hidden", activation="relu")
        return through((4,), hidden, dense(2, "last", activation=last))
    return BUILT[kind][0]()


def compile_it(model, kind):
    optimizer, loss, metrics = COMPILED[kind]()
    model.compile(optimizer=optimizer, loss=loss, metrics=metrics)


def inputs(kind):
    return numbers(3, 4) if kind in COMPILED else BUILT[kind][1]()


def targets(kind):
    if kind == "classes":
        return np.array([[0], [1], [1]])
    return np.array([[0, 1], [1, 0], [1, 1]], "float32")


# For these, Keras 2 would trace two graphs for each layer: half the time of a reader.
GPU_KERNELS = ("could_use_cudnn", "_could_use_gpu_kernel")


def set_weights(model):
    """Gives every weight its ramp, but for those that a layer learned by `adapt`."""
    parts = getattr(model, "layers", ())
    learned = [one.weights for one in parts if hasattr(one, "adapt")]
    known = {id(weight) for weights in learned for weight in weights}
    for number, weight in enumerate(model.weights):
        if id(weight) not in known:
            weight.assign(ramp(tuple(weight.shape), number))


def optimizer_variables(optimizer):
    """All that an optimizer keeps, on every Keras."""
    found = getattr(optimizer, "variables", ())
    return list(found() if callable(found) else found)


def set_state(model):
    """Gives what the optimizer keeps of each weight its ramp."""
    for number, one in enumerate(optimizer_variables(model.optimizer)):
        if len(one.shape):
            one.assign(ramp(tuple(one.shape), number) / 10)


def train(model, kind):
    """The loss of a step, with the weights from before it."""
    model.run_eagerly = True  # a graph needs many times as long
    model.reset_metrics()  # else Keras 3.0 and others give the mean of all steps
    found = model.train_on_batch(inputs(kind), targets(kind))
    return float(np.ravel(found)[0])


def numbers_of(found):
    """Predictions as plain numbers, whatever contains them."""
    while isinstance(found, (list, tuple, dict)):
        found = next(iter(found.values() if isinstance(found, dict) else found))
    return [float(one) for one in np.ravel(np.asarray(found))]


def predict(model, kind):
    """Predictions; a call, as `predict` makes it for each batch."""
    for layer in getattr(model, "layers", ()):
        for name in GPU_KERNELS:
            if hasattr(layer, name):
                setattr(layer, name, False)
    return numbers_of(model(inputs(kind), training=False))
