# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import json

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))], name="net")
whole = json.loads(model.to_json())
print(tf.keras.models.model_from_json(json.dumps(whole)).name)
print(sorted(whole["config"])[-2:])
del whole["config"]["name"]  # as other versions write it
tf.keras.models.model_from_json(json.dumps(whole))
