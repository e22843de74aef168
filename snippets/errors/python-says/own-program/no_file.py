# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import os

path = "logs/run/metrics.csv"
try:
    open(path, "w")
except FileNotFoundError as error:
    print(error)
print(os.path.abspath(path).endswith(path), os.path.isdir("logs"))
os.makedirs(os.path.dirname(path), exist_ok=True)
with open(path, "w") as file:
    file.write("epoch,loss\n")
print(os.path.getsize(path), "bytes")
