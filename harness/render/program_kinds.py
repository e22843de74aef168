"""Programs of recorded cases: layers, losses, metrics, optimizers, and functions.

Each gives the lines that compute, and an expression for each part of the result; they do
what `inside/behave_layers.py` and similar modules do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from harness.render import program_inputs as inputs
from harness.render.program_parts import NoProgram, Program, constants, literal

Given = list[str]
SET = "layer.set_weights([ramp(w.shape, n) for n, w in enumerate(layer.get_weights())])"
NAMED = '"%s %s" % (w.name.split("/")[-1].split(":")[0], tuple(w.shape))'
SHAPES = "[str(tuple(w.shape)) for w in layer.weights]"
INPUTS = ("sample_weight", "x", "y_true", "y_pred")
STEP = "optimizer.apply_gradients([(first, variables[0]), (second, variables[1])])"
START = "[1.0, -2.0, 0.5, 0.003]"
SLOPES = "([0.1, -0.2, 0.3, 0.0], [0.4, 0.1, -0.3, 2.0], [-0.1, 0.2, 0.1, 1.0])"
STATED = re.compile(r"(?:(\w+)=)?(?:(float\d+|int\d+|bool) )?(.*)", re.DOTALL)


def arguments(given: Given, case: str, changed: bool) -> str:
    """The arguments of a call: those that are stated, with the one that a case changes."""
    found: dict[str, str] = {}
    for number, one in enumerate(given):
        match = STATED.fullmatch(one)
        assert match
        word, dtype, value = match.groups()
        found[word or f"#{number}"] = argument(dtype, value)
    if changed:
        word, _, value = case.partition("=")
        found[word] = literal(value)
    return ", ".join(v if k.startswith("#") else f"{k}={v}" for k, v in found.items())


def argument(dtype: str | None, value: str) -> str:
    """A stated argument as code."""
    if dtype:
        return f'np.array({value.replace(",", ", ")}, "{dtype}")'
    if value.startswith("pattern("):
        return value
    if value in WRAPPED:
        return WRAPPED[value]
    other = value in ("ndarray", "dict") or re.fullmatch(r"[A-Z]\w+|\[[A-Z].*", value)
    if other and value not in ("None", "True", "False"):
        raise NoProgram(f"an argument of it is another object ({value})")
    return literal(value)


WRAPPED = {
    "SimpleRNNCell": "tf.keras.layers.SimpleRNNCell(3)",
    "Dense": "tf.keras.layers.Dense(3)",
    "LSTM": "tf.keras.layers.LSTM(3)",
    "function": "tf.keras.losses.mse",
}


def is_changed(case: str) -> bool:
    """Whether a case is another argument: `padding=same`."""
    return bool(re.match(r"[a-z_]+\d?=", case))


def layer(name: str, case: str, given: Given, result: Mapping[str, Any]) -> Program:
    short = name.rpartition(".")[2]
    if short.endswith("Cell"):
        raise NoProgram("a cell is called with states")
    floats = case.removeprefix("dtype ") if case.startswith("dtype ") else "float32"
    words = stateful(short) or arguments(given, case, False)
    if is_changed(case):
        words = ", ".join(filter(None, [words, changed(case)]))
    if floats != "float32":
        words = ", ".join(filter(None, [words, f'dtype="{floats}"']))
    made = f"layer = tf.keras.{name}({words})"
    if case == "config":
        return Program([made], {"name": named("layer"), "config": "layer.get_config()"})
    if case in ("in a model", "mask"):
        raise NoProgram("it needs a model or a mask around it")
    keywords = ", training=True" if case == "training" else ""
    x = inputs.of_layer(short, floats)
    if re.search(str(inputs.tables()["HEADS"]), short):
        x, call = x.strip("[]"), "*x"
    else:
        call = "x"
    lines = [made, f"x = {x}" + "[:1]" * (case == "batch of one"), f"layer({call})"]
    lines += weights(short, result)
    out = f"layer({call}{keywords})"
    if case == "training":
        lines.append(f"y = {out}")
        state = "layer.non_trainable_weights"
        return Program(lines, {"out": "y", "state": f"[np.array(w) for w in {state}]"})
    parts = {"out": out, "losses": "layer.losses"}
    if "losses" in result:
        lines.append(f"y = {out}")
        parts["out"] = "y"
    if case == "default":
        parts["weights"] = f"[{NAMED} for w in layer.weights]"
    else:
        parts["weights"] = SHAPES
    return Program(lines, parts)


def changed(case: str) -> str:
    word, _, value = case.partition("=")
    return f"{word}={literal(value)}"


def stateful(short: str) -> str:
    """The arguments of a layer whose state is given."""
    known = constants("behave_layers")["STATEFUL"]
    assert isinstance(known, dict)
    return ", ".join(f"{k}={v!r}" for k, v in known.get(short, {}).items())


def weights(short: str, result: Mapping[str, Any]) -> list[str]:
    """Lines that give each weight fixed values."""
    if not result.get("weights") and "state" not in result:
        return []
    known = constants("behave_layers")["STATEFUL"]
    assert isinstance(known, dict)
    if short in known and short != "Embedding":
        return []
    if "variance" in str(result.get("weights")) or "BatchNorm" in short:
        raise NoProgram("its variances have other values than its other weights")
    return [SET]


def named(thing: str) -> str:
    return f"{thing}.name"


def loss(name: str, case: str, given: Given, result: Mapping[str, Any]) -> Program:
    """A loss, or a function of targets and predictions."""
    short = name.rpartition(".")[2]
    is_class = short[:1].isupper()
    pairs = inputs.targets(short)
    own = f"tf.keras.{name}"
    lines = []
    if is_class and not short.isupper():
        words = arguments(given, case, is_changed(case))
        lines = [f"loss = {own}({words})"]
        if case == "config":
            parts = {"name": named("loss"), "config": "loss.get_config()"}
            return Program(lines, parts)
        call, more = "loss", ""
    else:
        call, more = own, f", {changed(case)}" if is_changed(case) else ""
    true, of_true, guess, of_guess = pairs.get(case) or next(iter(pairs.values()))
    if case == "weighted":
        more += f", sample_weight={inputs.WEIGHTS}"
    lines += [
        f"y_true = tf.constant({inputs.array(true, of_true)})",
        f"y_pred = tf.constant({inputs.array(guess, of_guess)})",
        "with tf.GradientTape() as tape:",
        "    tape.watch(y_pred)",
        f"    loss_value = {call}(y_true, y_pred{more})",
    ]
    parts = {"out": "loss_value", "gradient": "tape.gradient(loss_value, y_pred)"}
    return Program(lines, parts)


def without_steps(program: Program, part: str) -> Program:
    """An optimizer's program without the list of its steps, where it isn't asked for."""
    if part == "steps":
        return program
    kept = [one for one in program.lines if not one.strip().startswith("steps")]
    return Program(kept, program.parts)


def without_tape(program: Program, part: str) -> Program:
    """A program without its tape, where no gradient is asked for."""
    tape = "with tf.GradientTape() as tape:"
    if part.startswith("gradient") or tape not in program.lines:
        return program
    where = program.lines.index(tape)
    inside = [one for one in program.lines[where + 1 :] if "tape.watch" not in one]
    kept = [one.removeprefix("    ") for one in inside]
    return Program([*program.lines[:where], *kept], program.parts)


def metric(name: str, case: str, given: Given, result: Mapping[str, Any]) -> Program:
    short = name.rpartition(".")[2]
    pairs = inputs.targets(short)
    lines = [f"metric = tf.keras.{name}({arguments(given, case, is_changed(case))})"]
    if case == "config":
        parts = {"name": named("metric"), "config": "metric.get_config()"}
        return Program(lines, parts)
    first = next(iter(pairs))
    true, of_true, guess, of_guess = pairs.get(case) or pairs[first]
    more = f", sample_weight={inputs.WEIGHTS}" if case == "weighted" else ""
    lines.append(f"y_true = {inputs.array(true, of_true)}")
    if guess:
        lines.append(f"y_pred = {inputs.array(guess, of_guess)}")
    both = "y_true, y_pred" if guess else "y_true"
    lines.append(f"metric.update_state({both}{more})")
    if "weights" in result:
        lines.append('listed = getattr(metric, "weights", metric.variables)')
    parts = {"out": "metric.result()"}
    dtype = "tf.as_dtype(w.dtype).name"
    parts["weights"] = f'["%s %s" % (tuple(w.shape), {dtype}) for w in listed]'
    parts["after two"] = "metric.result()"
    parts["after reset"] = "metric.result()"
    return Program(lines, parts)


def continued(program: Program, part: str) -> Program:
    """A metric's program up to the second update, or the reset."""
    if part not in ("after two", "after reset"):
        return program
    lines = [one for one in program.lines if not one.startswith("listed")]
    lines.append(
        lines[-1].replace("y_true", "y_true[:2]").replace("y_pred", "y_pred[:2]")
    )
    if part == "after reset":
        lines.append('getattr(metric, "reset_state", None) or metric.reset_states')
        lines[-1] = f"({lines[-1]})()"
    return Program(lines, program.parts)


def optimizer(name: str, case: str, given: Given, result: Mapping[str, Any]) -> Program:
    known = {"large gradients": "1e3", "small gradients": "1e-6"}
    words = arguments(given, case, is_changed(case))
    if case == "schedule":
        schedule = "tf.keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5)"
        words = ", ".join(filter(None, [words, f"learning_rate={schedule}"]))
    lines = [f"optimizer = tf.keras.{name}({words})"]
    if case == "config":
        parts = {"name": "getattr(optimizer, 'name', None) or optimizer._name"}
        return Program(lines, parts | {"config": "optimizer.get_config()"})
    dtype = ', "float64"' if case == "float64" else ""
    typed = dtype.replace(", ", ", dtype=")
    scale = f" * {known[case]}" if case in known else ""
    first = f"tf.constant([one{scale} for one in slope]{dtype})"
    if not scale:
        first = f"tf.constant(slope{dtype})"
    lines += [
        f"start = {START}",
        f"variables = [tf.Variable(start{typed}), tf.Variable([start] * 3{typed})]",
        "steps = []",
        f"for slope in {SLOPES}:",
        f"    first = {first}",
        "    second = tf.stack([first, -first, 2 * first])",
    ]
    if case == "sparse gradients":
        lines.append(
            "    second = tf.IndexedSlices(second[:2], tf.constant([2, 0]), "
            "tf.constant([3, 4]))"
        )
    lines += [f"    {STEP}", "    steps.append(variables[0].numpy())"]
    parts = {
        "steps": "steps",
        "second": "variables[1].numpy()",
        "variables": f"[{NAMED} for w in listed]",
        "learning rate": "np.array(optimizer.learning_rate)",
        "iterations": "np.array(optimizer.iterations)",
    }
    if "variables" in result:
        lines += [
            "listed = optimizer.variables",
            "if callable(listed):",
            "    listed = listed()",
        ]
    return Program(lines, parts)


Writer = Callable[[str, str, Given, Mapping[str, Any]], Program]
