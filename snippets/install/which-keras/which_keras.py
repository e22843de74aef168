# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.*", "colab"]
# ///
# --8<-- [start:program]
"""Which TensorFlow and Keras you have, and what to do. Imports neither."""

import importlib.util
import os
import pathlib
import re
import sys

TF = ("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tensorflow-macos")
OK = "Compatible: "
WRONG = '%s %s is incompatible: pip install "%s==%s"'


def find():  # every installed package and its version
    found = {}
    for folder in reversed(sys.path):
        for path in pathlib.Path(folder or ".").glob("*.dist-info"):
            name, _, version = path.stem.partition("-")
            found[name.lower().replace("_", "-")] = version
    return found


def number(version):  # (2, 4) for "2.4.4"
    return tuple(int(n) for n in re.findall(r"\d+", version)[:2])


def diagnose(have):
    spec = importlib.util.find_spec("tensorflow")
    version = next((have[name] for name in TF if name in have), None)
    if spec and (spec.origin or "").endswith("tensorflow.py"):
        return "Your own file %s hides TensorFlow: rename it." % spec.origin
    if spec is None or version is None:
        return "TensorFlow isn't installed in %s: install it." % sys.executable
    tf, keras, old = number(version), have.get("keras"), have.get("tf-keras")
    print("TensorFlow", version, "| keras", keras, "| tf_keras", old)
    legacy = os.environ.get("TF_USE_LEGACY_KERAS") in ("1", "true", "True")
    own = "%d.%d.*" % tf
    if tf < (2, 12) and number(have.get("protobuf", "3.0")) > (3, 20):
        return 'protobuf is too new: pip install "protobuf<3.21"'
    if tf < (2, 18) and number(have.get("numpy", "1.0")) >= (2, 0):
        return 'NumPy is too new: pip install "numpy<2"'
    if tf < (2, 6):  # Keras is inside; some accept one package
        if keras and not (keras.startswith("2.4.") and (2, 2) <= tf <= (2, 4)):
            return "keras %s is incompatible: pip uninstall keras" % keras
        return OK + "write `from tensorflow import keras`."
    if tf < (2, 16) and keras and number(keras) != tf:
        return WRONG % ("keras", keras, "keras", own)
    if tf >= (2, 16) and keras and number(keras) < (3, 0):
        return 'keras %s is incompatible: pip install "keras>=3"' % keras
    if tf >= (2, 16) and legacy and (old is None or number(old) != tf):
        return WRONG % ("tf_keras", old, "tf_keras", own)
    name = "tf_keras" if legacy and old else "keras %s" % (keras or "nightly")
    return OK + "tf.keras is %s." % name


print(diagnose(find()))
