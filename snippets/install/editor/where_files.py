# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
"""Finds the file behind each import as an editor does: without importing it."""

import importlib.util
import pathlib


def look(name):  # the file behind a dotted name, or None
    top, *rest = name.split(".")
    spec = importlib.util.find_spec(top)
    if spec is None:
        return None
    folder = pathlib.Path(spec.origin).parent
    site = folder.parent
    for part in rest:
        if (folder / (part + ".py")).exists():
            return (folder / (part + ".py")).relative_to(site).as_posix()
        folder = folder / part
    file = folder / "__init__.py"
    return file.relative_to(site).as_posix() if file.exists() else None


for name in (
    "tensorflow.keras.layers",
    "keras.layers",
    "keras.api.layers",
    "keras._tf_keras.keras.layers",
    "keras.api._v2.keras.layers",
    "tf_keras.layers",
):
    print("%-29s" % name, look(name) or "-")
