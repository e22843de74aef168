# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import logging
import os
import warnings
import zipfile

import tensorflow as tf

warned = []
catch = logging.Handler()
catch.emit = lambda record: warned.append(record.getMessage())
for name in ("absl", "tensorflow"):  # shown as a mark in the table
    logging.getLogger(name).addHandler(catch)
    logging.getLogger(name).propagate = False
logging.getLogger("tensorflow").handlers = [catch]
warnings.showwarning = lambda message, *_: warned.append(str(message))
warnings.simplefilter("always")

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])


def kind(path):
    """The format that was saved under the name."""
    if os.path.isdir(path):
        return "SavedModel"
    if zipfile.is_zipfile(path):
        return ".keras file"
    with open(path, "rb") as file:
        return "HDF5 file" if file.read(4) == b"\x89HDF" else "other file"


names = ["model", "model.h5", "model.keras", "model.tf"]
formats = [None, "h5", "tf", "keras"]
reasons = {}
deprecated = False
print("%-12s" % "save_format=", *["%-13s" % one for one in ["not given", *formats[1:]]])
for name in names:
    row = []
    for chosen in formats:
        path = os.path.join(str(chosen), name)
        os.makedirs(str(chosen), exist_ok=True)
        del warned[:]
        try:
            model.save(path, **({"save_format": chosen} if chosen else {}))
            about = any("save_format" in message for message in warned)
            deprecated |= about
            row.append(kind(path) + (" *" if about else ""))
        except Exception as error:
            line = str(error).replace(path, name).strip().splitlines()[0]
            line = "%s: %s" % (type(error).__name__, line)
            row.append("error %d" % reasons.setdefault(line, len(reasons) + 1))
    print("%-12s" % name, *["%-13s" % one for one in row])
if deprecated:
    print("*  warns that save_format is deprecated")
for line, number in reasons.items():
    print("%d  %s" % (number, line))
