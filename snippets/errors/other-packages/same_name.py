# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import subprocess
import sys

with open("deepface.py", "w") as file:  # a file of yours
    file.write("from deepface import DeepFace\n")
done = subprocess.run(
    [sys.executable, "deepface.py"], stderr=subprocess.PIPE, universal_newlines=True
)
print(done.stderr.splitlines()[-1].rpartition(" (")[0])
assert "partially initialized module" in done.stderr
