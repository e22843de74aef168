"""What isn't known: calls whose receiver may be a model."""

from typing import Iterator

from which_keras.problems import PERHAPS, Problem
from which_keras.table import Table
from which_keras.values import Call, Member, Use

# Methods that only Keras has, and that some releases lack.
TELLING = {
    "fit_generator",
    "evaluate_generator",
    "predict_generator",
    "predict_classes",
    "to_yaml",
    "add_metric",
    "get_updates_for",
    "get_losses_for",
    "reset_states",
}
# Methods by which an object that isn't known is probably a model.
OF_MODELS = {
    "compile",
    "fit_generator",
    "evaluate_generator",
    "predict_generator",
    "train_on_batch",
    "test_on_batch",
    "predict_on_batch",
    "save_weights",
    "load_weights",
    "get_layer",
    "predict_classes",
    "add_loss",
    "add_metric",
    "add_weight",
    "to_yaml",
    "reset_states",
    "get_losses_for",
    "get_updates_for",
}
LEARNING = {"epochs", "batch_size", "validation_data", "steps_per_epoch", "callbacks"}
GONE_WORDS = {"workers", "use_multiprocessing", "max_queue_size"}


def perhaps(table: Table, keras3: int, name: str, call: Call) -> Iterator[Problem]:
    words = {word for word, _ in call.named}
    if name in TELLING:
        row = table.members("tf.keras.Sequential").get(name) or []
        gone = sum(1 << n for n, one in enumerate(row) if one == "-")
        if gone:
            full = f"tf.keras.Model.{name}"
            text = f"if this is a model, it has no method {name}"
            yield Problem("KT401", PERHAPS, full, text, gone, "", table.instead(full))
    if name in ("fit", "evaluate", "predict") and words & GONE_WORDS:
        for word in sorted(words & GONE_WORDS):
            full = f"tf.keras.Model.{name}.{word}"
            text = f"if this is a model, {name} has no argument {word}"
            yield Problem(
                "KT402",
                PERHAPS,
                full,
                text,
                keras3,
                word,
                table.instead(full),
            )


def not_understood(use: Use) -> str:
    """Of a use whose receiver isn't known, what is called; "" where it isn't Keras's."""
    if use.call is None:
        return ""
    for target, _ in use.targets:
        if not isinstance(target, Member) or type(target.of).__name__ != "Unknown":
            return ""
        name = target.name
        words = {word for word, _ in use.call.named}
        if name in OF_MODELS or (
            name in ("fit", "evaluate", "predict") and words & LEARNING
        ):
            return name
    return ""
