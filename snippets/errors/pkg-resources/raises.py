# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0", "tensorflow-hub"]
# [tool.harness]
# probe = true
# environments = ["2.21+tensorflow-hub-0.16.1", "2.21+tensorflow-hub"]
# ///
# --8<-- [start:program]
import tensorflow_hub as hub

print("tensorflow_hub", hub.__version__)
