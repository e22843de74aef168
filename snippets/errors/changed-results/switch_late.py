# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.21+tensorflow-hub-0.16.1"]
# ///
# --8<-- [start:program]
import os
import tensorflow as tf

print("Before:", tf.keras.Model.__module__.split(".")[0])

os.environ["TF_USE_LEGACY_KERAS"] = "1"
print("After:", tf.keras.Model.__module__.split(".")[0])
