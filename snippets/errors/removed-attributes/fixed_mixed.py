# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
from tensorflow.keras import mixed_precision  # changed

mixed_precision.set_global_policy("mixed_float16")  # changed
name = mixed_precision.global_policy().name
print(name)
assert name == "mixed_float16"
