# /// script
# requires-python = ">=3.8"
# dependencies = ["tensorflow>=7.1"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print(tf.old())
