# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.[0-5]+keras-2*"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import importlib
import inspect
from collections import Counter

import keras
import tensorflow as tf


def modules(path, module, seen):
    """Each public module of tf.keras, once, with its path."""
    yield path, module
    for name in sorted(dir(module)):
        inner = getattr(module, name)
        if name[0] != "_" and inspect.ismodule(inner) and inner not in seen:
            seen.append(inner)
            yield from modules(f"{path}.{name}", inner, seen)


def public(module):
    """The public classes and functions of a module, by name."""
    found = {name: getattr(module, name) for name in dir(module) if name[0] != "_"}
    return {
        name: value
        for name, value in found.items()
        if inspect.isclass(value) or inspect.isroutine(value)
    }


same, differ, missing, extra = [], [], [], []
for path, module in modules("keras", tf.keras, []):
    if path == "keras.datasets.mnist":  # this site runs with a copy of MNIST
        continue
    try:
        other = public(importlib.import_module(path))
    except ImportError:
        other = {}
    names = public(module)
    for name in sorted(names):
        if name not in other:
            missing.append(f"{path}.{name}")
        elif names[name] is other[name]:
            same.append(f"{path}.{name}")
        else:
            differ.append(f"{path}.{name}")
    extra += [f"{path}.{name}" for name in sorted(other) if name not in names]

print("in both:", len(same + differ), "names, the same object:", len(same))
print("another object:", len(differ), *differ[:12])
for where, names in (("tf.keras", missing), ("keras", extra)):
    counts = Counter(name.rpartition(".")[0] for name in names)
    most = sorted(counts, key=lambda path: (-counts[path], path))[:6]
    print(f"only in {where}:", len(names), *(f"{m} ({counts[m]})" for m in most))
