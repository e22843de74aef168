# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow.keras.src.engine import base_layer

print(base_layer.Layer.__name__)
