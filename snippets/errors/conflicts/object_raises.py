# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.4", "2.4+numpy-1.20", "2.4+numpy-1.24"]
# ///
# --8<-- [start:program]
import numpy as np

print("NumPy", *np.__version__.split(".")[:2])
import tensorflow as tf

print("TensorFlow", tf.__version__, "is imported")
