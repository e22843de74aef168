"""Which attributes objects of Keras have on each release: asks a trained model, a layer, an
optimizer, …, and writes `checker/evidence/attributes.json`.

`python -m checker.collect.attributes`. By kind, the attributes that some
release lacks, with a character for each release: `+` there, `-` not. Methods that a class
defines are in the records of `collectors/api` and aren't repeated here.
"""

from __future__ import annotations

import json

from checker.collect import EVIDENCE, asked, marks, releases
from harness.project import here
from harness.render import api_methods
from harness.render.api_history import load

PLACE = EVIDENCE / "attributes.json"
KINDS = {
    "Model": ("Model", "Sequential"),
    "layers.Layer": ("layers.Layer",),
    "optimizers.Optimizer": (
        "optimizers.Optimizer",
        "optimizers.SGD",
        "optimizers.Adam",
    ),
    "metrics.Metric": ("metrics.Metric", "metrics.Mean"),
    "callbacks.Callback": ("callbacks.Callback", "callbacks.History"),
    "KerasTensor": (),
}
# What code uses, and no class lists: attributes that an object gets when it is made.
MORE = {
    "Model": "total_loss targets sample_weights _feed_inputs uses_learning_phase stop_training "
    "history inputs outputs input_names output_names loss _layers container_nodes state_updates "
    "metrics_tensors compiled_loss compiled_metrics train_function predict_function "
    "_is_graph_network built optimizer sample_weight_mode loss_functions metrics_updates",
    "layers.Layer": "input output input_shape output_shape kernel bias built _inbound_nodes "
    "_outbound_nodes batch_input_shape _batch_input_shape inbound_nodes outbound_nodes updates",
    "optimizers.Optimizer": "lr learning_rate decay iterations weights momentum beta_1 beta_2 "
    "epsilon clipnorm clipvalue variables updates _decayed_lr _hyper get_slot_names",
    "metrics.Metric": "total count",
    "callbacks.Callback": "model params validation_data epoch history",
    "KerasTensor": "shape dtype name op get_shape set_shape graph _keras_history _keras_shape "
    "ndim rank numpy node keras_history _keras_mask device consumers eval experimental_ref ref "
    "T reshape astype sparse type_spec is_tensor_like",
}
SCRIPT = """
import json, os, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import numpy as np
import tensorflow as tf
keras = tf.keras
x, y = np.ones((4, 3), "float32"), np.ones((4, 1), "float32")
i = keras.Input((3,))
models = [keras.Sequential([keras.layers.Dense(1, input_shape=(3,))]), keras.Model(i, keras.layers.Dense(1)(i))]
history = None
for model in models:
    model.compile("adam", "mse", metrics=["mae"])
    history = model.fit(x, y, verbose=0)
mean = keras.metrics.Mean()
mean(1.0)
sgd = keras.optimizers.SGD()
v = tf.Variable([1.0])
sgd.apply_gradients([(tf.constant([1.0]), v)])
objects = {
    "Model": models,
    "layers.Layer": [models[1].layers[1], models[0].layers[0], keras.layers.Flatten()],
    "optimizers.Optimizer": [sgd, models[0].optimizer],
    "metrics.Metric": [mean],
    "callbacks.Callback": [history],
    "KerasTensor": [i],
}
found = {}
for kind, names in json.load(sys.stdin).items():
    for name in names:
        for one in objects[kind]:
            try:
                getattr(one, name)
            except AttributeError:
                continue
            except Exception:
                pass
            found.setdefault(kind, []).append(name)
            break
print("\\n" + json.dumps(found))
"""


def candidates() -> dict[str, list[str]]:
    """By kind, the properties of its classes, and `MORE`; no methods."""
    known = api_methods.members(load(here())["tf.keras"])
    found = {}
    for kind, classes in KINDS.items():
        names = set(MORE[kind].split())
        methods = set()
        for one in classes:
            for name, row in known[f"tf.keras.{one}"].items():
                names.add(name)
                if any(isinstance(cell, tuple) for cell in row) and "p" not in row:
                    methods.add(name)
        found[kind] = sorted(names - (methods - set(MORE[kind].split())))
    return found


def main() -> None:
    chosen = releases()
    given, rows = candidates(), {}
    for release in chosen:
        rows[release] = asked(release, SCRIPT, given)
        print(
            release,
            {kind: len(some) for kind, some in rows[release].items()},
            flush=True,
        )
    kinds = {}
    for kind, names in given.items():
        texts = {
            name: marks(name in rows[r].get(kind, ()) for r in chosen) for name in names
        }
        kinds[kind] = {
            name: text for name, text in texts.items() if {"+", "-"} <= set(text)
        }
    PLACE.write_text(json.dumps({"releases": chosen, "kinds": kinds}, indent=1) + "\n")


if __name__ == "__main__":
    main()
