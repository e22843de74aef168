# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+tensorflowjs"]
# probe = true
# cpu-seconds = 30
# reason = "the converter imports much"
# ///
# --8<-- [start:program]
import json
import os

import numpy as np
import tensorflow as tf
import tensorflowjs as tfjs

BYTES = {"float32": 4, "int32": 4, "float16": 2, "uint16": 2, "uint8": 1, "bool": 1}


def complete(folder):
    """Whether the files have as many bytes as model.json says."""
    with open(os.path.join(folder, "model.json")) as file:
        groups = json.load(file)["weightsManifest"]
    for group in groups:
        stated = 0
        for one in group["weights"]:
            dtype = one.get("quantization", one)["dtype"]
            stated += int(np.prod(one["shape"])) * BYTES[dtype]
        paths = [os.path.join(folder, path) for path in group["paths"]]
        there = sum(os.path.getsize(path) for path in paths if os.path.exists(path))
        print(group["paths"], "stated:", stated, "there:", there)
        if stated != there:
            return False
    return True


model = tf.keras.Sequential([tf.keras.layers.Dense(4, input_shape=(3,))])
tfjs.converters.save_keras_model(model, "web")
print(complete("web"))
with open("web/group1-shard1of1.bin", "wb") as file:
    file.write(b"<!doctype html><title>Not found</title>")  # what a server answered
print(complete("web"))
tfjs.converters.load_keras_model("web/model.json")
