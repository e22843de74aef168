# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.4"]
# ///
# --8<-- [start:program]
import importlib.util
import sys

found = importlib.util.find_spec("tensorflow")
print("Python:", sys.executable.rpartition("/")[2], sys.version.split()[0])
print("tensorflow:", found.origin.rpartition("site-packages/")[2] if found else None)
