# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.1", "2.2", "2.3", "2.4"]
# probe = true
# ///
# --8<-- [start:program]
import json

import tensorflow as tf

dense = {"class_name": "Dense", "config": {"units": 1, "name": "dense"}}
new = {"class_name": "Sequential", "config": {"name": "model", "layers": [dense]}}
print(len(tf.keras.models.model_from_json(json.dumps(new)).layers))
old = {"class_name": "Sequential", "config": [dense]}  # as old Keras wrote it
print(len(tf.keras.models.model_from_json(json.dumps(old)).layers))
