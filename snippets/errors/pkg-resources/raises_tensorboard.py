# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]"]
# ///
# --8<-- [start:program]
from tensorboard import default

print("TensorBoard finds", len(default.get_plugins()) > 5 and "its plugins")
