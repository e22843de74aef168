# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.4", "2.4+protobuf-5"]
# ///
# --8<-- [start:program]
import tensorflow as tf

print("TensorFlow", tf.__version__, "is imported")
