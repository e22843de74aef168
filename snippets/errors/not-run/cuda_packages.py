# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.8"]
# [tool.harness]
# probe = true
# environments = ["2.[89]", "2.[12][0-9]"]
# ///
# --8<-- [start:program]
from importlib import metadata


def requirements():
    for name in ("tensorflow", "tensorflow-cpu"):
        try:
            return metadata.requires(name)
        except metadata.PackageNotFoundError:
            pass
    return []


lines = [line.replace(" ", "") for line in requirements() if "and-cuda" in line]
for line in lines:
    if "cuda-runtime" in line or "cudnn" in line:
        print(line.partition(";")[0].replace("(", "").replace(")", ""))
assert lines, "this release has no tensorflow[and-cuda]"
