"""Which strings each release accepts for an optimizer, a loss, an activation, …: asks for each
candidate in each environment, and writes `checker/evidence/strings.json`.

`python -m checker.collect.strings [RELEASE…]`. Candidates are the names that any release
has in the module, as they are, in snake case, and in lower case. A value is a character for
each release: `+` accepted, `-` refused, `?` not asked.
"""

from __future__ import annotations

import json
import re
import sys

from checker.collect import EVIDENCE, asked, releases
from harness.project import here
from harness.render.api_facts import spaces

PLACE = EVIDENCE / "strings.json"
MODULES = (
    "activations",
    "constraints",
    "initializers",
    "losses",
    "metrics",
    "optimizers",
    "regularizers",
)
# What code uses, and what no module has as a name.
MORE = {
    "activations": ["hard_swish", "leakyrelu", "prelu"],
    "losses": ["cosine_proximity", "cosine", "huber_loss", "MSE", "kld", "log_cosh"],
    "metrics": [
        "auc",
        "precision",
        "recall",
        "f1",
        "rmse",
        "cosine_proximity",
        "top_k",
    ],
    "optimizers": ["rms_prop"],
    "initializers": ["normal", "uniform", "zero", "one", "glorot", "he", "xavier"],
    "regularizers": [],
    "constraints": [],
}
# For a compiled model, not for `metrics.get`.
LEFT_OUT = {"metrics": {"acc", "accuracy", "ce", "crossentropy"}}
SCRIPT = """
import json, os, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import tensorflow as tf
found = {}
for module, strings in json.load(sys.stdin).items():
    get = getattr(tf.keras, module).get
    for one in strings:
        try:
            got = get(one)
            found[module + " " + one] = "-" if got is None else "+"
        except Exception:
            found[module + " " + one] = "-"
print("\\n" + json.dumps(found))
"""


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def candidates() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for module in MODULES:
        prefix = f"tf.keras.{module}."
        names = [
            name[len(prefix) :]
            for name, one in spaces(here())["tf.keras"].facts.items()
            if name.startswith(prefix) and one.kind in ("class", "function")
        ]
        names = [
            n
            for n in names
            if "." not in n and n not in ("get", "serialize", "deserialize")
        ]
        every = {form for n in names for form in (n, snake(n), n.lower())} | set(
            MORE[module]
        )
        found[module] = sorted(every - LEFT_OUT.get(module, set()))
    return found


def main() -> None:
    columns = releases()
    given = candidates()
    known = (
        json.loads(PLACE.read_text())
        if PLACE.exists()
        else {"releases": [], "strings": {}}
    )
    rows: dict[str, dict[str, str]] = {}
    for key, text in known["strings"].items():
        rows[key] = dict(zip(known["releases"], text, strict=True))
    for release in sys.argv[1:] or [c for c in columns if c not in known["releases"]]:
        for key, state in asked(release, SCRIPT, given).items():
            rows.setdefault(key, {})[release] = state
        there = [c for c in columns if any(c in row for row in rows.values())]
        strings = {
            key: "".join(row.get(c, "?") for c in there)
            for key, row in sorted(rows.items())
        }
        lines = ",\n".join(f'  "{key}": "{text}"' for key, text in strings.items())
        PLACE.parent.mkdir(exist_ok=True)
        PLACE.write_text(
            f'{{\n "releases": {json.dumps(there)},\n "strings": {{\n{lines}\n }}\n}}\n'
        )
        print(release, len(rows), flush=True)


if __name__ == "__main__":
    main()
