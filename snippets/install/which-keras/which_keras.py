# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.proof]
# probe = true
# fresh = true
# environments = ["2.*"]
# ///
# --8<-- [start:program]
"""Which TensorFlow, which Keras, do they fit, and what to do. Imports neither."""

import importlib.util
import os
import pathlib
import re
import sys


def find():
    """Every installed package and its version, without importing any."""
    found = {}
    for folder in reversed(sys.path):
        for path in pathlib.Path(folder or ".").glob("*.dist-info"):
            name, _, version = path.stem.partition("-")
            found[name.lower().replace("_", "-")] = version
    return found


def number(version):
    """(2, 4) for "2.4.4"."""
    return tuple(int(n) for n in re.findall(r"\d+", version)[:2])


def diagnose(have):
    names = ("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tensorflow-macos")
    spec = importlib.util.find_spec("tensorflow")
    version = next((have[name] for name in names if name in have), None)
    if spec and spec.origin and spec.origin.endswith("tensorflow.py"):
        return "Your own file %s hides TensorFlow: rename it." % spec.origin
    if spec is None or version is None:
        return "There is no TensorFlow in %s: install it there." % sys.executable
    tf, pin = number(version), "%d.%d" % number(version)
    keras, legacy = have.get("keras"), have.get("tf-keras")
    print("TensorFlow", version, "| keras", keras, "| tf_keras", legacy)
    protobuf, numpy = (
        number(have.get("protobuf", "3.0")),
        number(have.get("numpy", "1.0")),
    )
    if tf < (2, 12) and protobuf > (3, 20):
        return 'protobuf is too new: pip install "protobuf<3.21"'
    if tf < (2, 18) and numpy >= (2, 0):
        return 'NumPy is too new: pip install "numpy<2"'
    if tf < (2, 6) and keras and not keras.startswith(("2.3.", "2.4.")):
        return "keras %s does not fit: pip uninstall keras" % keras
    if (2, 6) <= tf < (2, 16) and keras and number(keras) != tf:
        return 'keras %s does not fit: pip install "keras==%s.*"' % (keras, pin)
    if tf >= (2, 16) and keras and number(keras) < (3, 0):
        return 'keras %s does not fit: pip install "keras>=3"' % keras
    if tf >= (2, 16) and os.environ.get("TF_USE_LEGACY_KERAS") in ("1", "true", "True"):
        if legacy is None:
            return 'tf_keras is missing: pip install "tf_keras==%s.*"' % pin
        if number(legacy) != tf:
            return 'tf_keras %s does not fit: pip install "tf_keras==%s.*"' % (
                legacy,
                pin,
            )
        return "They fit: tf.keras is tf_keras, Keras 2."
    if tf < (2, 6):
        return (
            "They fit: Keras is inside TensorFlow. Write: from tensorflow import keras"
        )
    return "They fit: tf.keras comes from the package keras %s." % keras


print(diagnose(find()))
