# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]"]
# ///
# --8<-- [start:program]
"""The Keras import that `tensorflow/__init__.py` shows to editors."""

import importlib.util
import pathlib
import re

file = pathlib.Path(importlib.util.find_spec("tensorflow").origin)
text = file.read_text(encoding="utf-8")
lines = re.findall(r"^ +(from keras\S* import keras)$", text, re.MULTILINE)

print("For tf.keras, editors read:", *lines or ["nothing"])
