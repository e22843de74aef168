"""What an attribute or a call gives: a layer that is called with a tensor, `model.optimizer`."""

from typing import Any, Dict, List, Optional, Tuple

from which_keras.table import Table, root_of
from which_keras.values import (
    UNKNOWN,
    Call,
    Constant,
    Made,
    Many,
    Member,
    Own,
    Ref,
    Shaped,
    Super,
    Tensor,
    Text,
    UserClass,
    options,
)

MODEL, LAYER, OPTIMIZER, CALLBACK, METRIC, LOSS = (
    "Model",
    "layers.Layer",
    "optimizers.Optimizer",
    "callbacks.Callback",
    "metrics.Metric",
    "losses.Loss",
)
FAMILIES = {
    "layers": LAYER,
    "optimizers": OPTIMIZER,
    "callbacks": CALLBACK,
    "metrics": METRIC,
    "losses": LOSS,
    "applications": MODEL,
    "models": MODEL,
    "optimizer_v2": OPTIMIZER,
    "engine": LAYER,
}
MODELS = {
    "load_model",
    "model_from_json",
    "model_from_config",
    "model_from_yaml",
    "clone_model",
}
OPERATION = "tf.Operation"  # what `minimize` gave, while it gave something
ANY_MODEL = "Sequential"  # which has all methods that a model can have
ATTRIBUTES = {
    (MODEL, "optimizer"): OPTIMIZER,
    (MODEL, "history"): "callbacks.History",
    (CALLBACK, "model"): ANY_MODEL,
}
RETURNS = {
    (MODEL, "get_layer"): LAYER,
    (MODEL, "fit"): "callbacks.History",
    (MODEL, "fit_generator"): "callbacks.History",
    (MODEL, "from_config"): ANY_MODEL,
}
TENSORS = {"output", "input", "outputs", "inputs"}


def last_of(path: str) -> str:
    return path.rpartition(".")[2]


def family(path: str) -> str:
    """What kind of thing a class of Keras is: one of `FAMILIES`."""
    root = root_of(path)
    if not root:
        return ""
    parts = path[len(root) + 1 :].split(".")
    if parts[-1] in ("Model", "Sequential", "Functional"):
        return MODEL
    return FAMILIES.get(parts[0], "") if len(parts) > 1 else ""


def families(value: Any) -> List[str]:
    """What kinds of thing an object is: more than one where its classes have several."""
    if isinstance(value, Made):
        return [family(value.path)]
    if isinstance(value, (Own, Super)):
        return [family(path) for path in value.of.keras]
    return []


def root_for(value: Any) -> str:
    if isinstance(value, Made):
        return root_of(value.path)
    if isinstance(value, (Own, Super)):
        return next((root_of(path) for path in value.of.keras), "tf.keras")
    return "tf.keras"


def has_tensor(value: Any) -> bool:
    """Whether a value is, or has in it, a tensor of Keras."""
    if isinstance(value, Tensor):
        return True
    if isinstance(value, Many):
        return any(map(has_tensor, value.items)) or has_tensor(value.each)
    return any(has_tensor(one) for one, _ in options(value) if one is not value)


def given(call: Call) -> List[Any]:
    """All values that a call gives."""
    return [*call.args, *(value for _, value in call.named)]


def attribute(value: Any, name: str) -> Any:
    """What an attribute of an object is."""
    if isinstance(value, Own):
        own = value.of.attribute(name)
        if own is not None:
            return own
        if value.of.method(name):
            return Member(value, name)
    if isinstance(value, Tensor):
        return Shaped() if name == "shape" else Member(value, name)
    kinds = families(value)
    for kind in kinds:
        found = ATTRIBUTES.get((kind, name))
        if found:
            return Made(root_for(value) + "." + found)
        if kind in (MODEL, LAYER) and name in TENSORS:
            several = kind == MODEL and name.endswith("s")
            return Many((), Tensor()) if several else Tensor()
        if kind == MODEL and name == "layers":
            return Many((), Made(root_for(value) + "." + LAYER))
    return Member(value, name)


class Results:
    """What calls give."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.kinds: Dict[str, str] = {}

    def kind(self, path: str) -> str:
        if path not in self.kinds:
            facts = self.table.facts(path)
            self.kinds[path] = facts.kind if facts else ""
        return self.kinds[path]

    def of_keras(self, path: str, call: Call) -> Any:
        """What a call of a name of Keras gives."""
        root, last = root_of(path), last_of(path)
        if last == "Input":
            return Tensor()
        if last in MODELS:
            return Made(root + "." + ANY_MODEL)
        kind = self.kind(path)
        if family(path) == MODEL and "applications" in path and last[:1].isupper():
            return Made(root + "." + MODEL)
        if last == "Model" and self.functional(call):
            return Made(path)
        if kind in ("class", "raises") or (not kind and last[:1].isupper()):
            return Made(path)
        if path.startswith(root + ".optimizers.") and last in ("get", "deserialize"):
            return Made(root + "." + OPTIMIZER)
        if path.startswith(root + ".layers.") and last == "deserialize":
            return Made(root + "." + LAYER)
        return Tensor() if any(map(has_tensor, given(call))) else UNKNOWN

    @staticmethod
    def functional(call: Call) -> bool:
        return bool(call.args) or any(n in ("inputs", "outputs") for n, _ in call.named)

    def of_object(self, value: Any, call: Call) -> Any:
        """What a call of an object gives: a layer, or a model, is called with a tensor."""
        is_called = any(kind in (MODEL, LAYER) for kind in families(value))
        if is_called and any(map(has_tensor, given(call))):
            last = last_of(value.path) if isinstance(value, Made) else ""
            return tensors(last, call, value)
        return UNKNOWN

    def of_member(self, member: Member, call: Call) -> Any:
        """What a call of a method gives."""
        for kind in families(member.of):
            found = RETURNS.get((kind, member.name))
            if found:
                return Made(root_for(member.of) + "." + found)
        if member.name == "minimize" and OPTIMIZER in families(member.of):
            path = member.of.path if isinstance(member.of, Made) else ""
            if ".legacy." not in path and last_of(path) != "LossScaleOptimizer":
                return Made(OPERATION)
        if isinstance(member.of, Ref) and member.name in ("from_config",):
            return Made(member.of.path)
        if isinstance(member.of, Super) and member.name == "__call__":
            return UNKNOWN
        if isinstance(member.of, Tensor):
            return Tensor()
        return UNKNOWN


def tensors(last: str, call: Call, value: Any) -> Any:
    """One tensor, or several: of `LSTM(return_state=True)` it isn't known how many."""
    return (
        Many((), Tensor())
        if last in ("LSTM", "GRU", "Bidirectional", "RNN")
        else Tensor()
    )


def text_of(value: Any) -> Optional[Text]:
    """The string that a value is."""
    return value if isinstance(value, Text) else None


def constant_of(value: Any) -> Tuple[bool, Any]:
    """Whether a value is a constant, and which."""
    if isinstance(value, Constant):
        return True, value.value
    if isinstance(value, Text) and value.whole:
        return True, value.tail
    return False, None


def class_of(value: Any) -> Optional[UserClass]:
    return value.of if isinstance(value, (Own, Super)) else None
