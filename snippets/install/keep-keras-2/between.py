# /// script
# requires-python = ">=3.10,<3.14"
# dependencies = ["tensorflow>=2.16", "tf_keras"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.21+tensorflow-hub-0.16.1"]
# ///
# --8<-- [start:program]
import os

import tensorflow as tf

os.environ["TF_USE_LEGACY_KERAS"] = "1"
print("tf.keras is", tf.keras.Model.__module__.partition(".")[0])
