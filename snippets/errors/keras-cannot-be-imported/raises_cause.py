# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import sys

sys.modules["optree"] = None  # as if optree weren't installed
import keras  # noqa: E402

print("keras", keras.__version__.split(".")[0])
