# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.4"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import subprocess
import sys

with open("tensorflow.py", "w") as file:  # a file of yours
    file.write("import tensorflow.keras\n")
done = subprocess.run(
    [sys.executable, "tensorflow.py"], stderr=subprocess.PIPE, universal_newlines=True
)
print(done.stderr.splitlines()[-1])
assert "No module named 'tensorflow.keras'" in done.stderr
