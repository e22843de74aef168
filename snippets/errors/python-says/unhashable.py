# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

names = {0: "cat", 1: "dog"}
label = tf.constant(1)
print(names[int(label)])
try:
    names[label]
except Exception as error:
    print(type(error).__name__, str(error)[:100])
