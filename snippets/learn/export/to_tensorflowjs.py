# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflowjs", "setuptools<81"]
# [tool.harness]
# probe = true
# environments = ["2.15+tensorflowjs", "2.19+tensorflowjs"]
# fresh-interpreter = true
# inputs = "learn/export/for_tensorflowjs"
# inputs-from = ["2.15", "2.21"]
# cpu-seconds = 30
# reason = "imports TensorFlow, TensorFlow Decision Forests and JAX"
# ///
# --8<-- [start:program]
import json
import os

from tensorflowjs.converters import convert_tf_saved_model

for release in ("2.15", "2.21"):
    convert_tf_saved_model(release + "/exported", "web_model")
    with open("web_model/model.json") as file:
        web = json.load(file)
    print("exported by TensorFlow", release)
    print("    format:", web["format"])
    operations = {node["op"] for node in web["modelTopology"]["node"]}
    print("    operations:", *sorted(operations))
    size = os.path.getsize("web_model/group1-shard1of1.bin")
    print("    parameters:", size // 4)
