# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.13", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import contextlib
import io
import os
import zipfile

import tensorflow as tf

with zipfile.ZipFile("data.zip", "w") as file:
    file.writestr("data/one.txt", "1")
origin = "file://" + os.path.abspath("data.zip")
with contextlib.redirect_stdout(io.StringIO()):  # a progress bar
    path = tf.keras.utils.get_file("data.zip", origin, cache_dir=os.getcwd())
folder = os.path.dirname(path)
with zipfile.ZipFile(path) as file:
    file.extractall(folder)
print(os.path.relpath(path), sorted(os.listdir(folder)))
assert os.path.exists(os.path.join(folder, "data", "one.txt"))
