# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import os
import subprocess
import sys

os.makedirs("project/package", exist_ok=True)
files = {
    "__init__.py": "",
    "layers.py": "UNITS = 4\n",
    "train.py": "from .layers import UNITS\nprint(UNITS)\n",
    "outside.py": "from ...other import UNITS\n",
}
for name, text in files.items():
    with open(os.path.join("project/package", name), "w") as file:
        file.write(text)
ways = {
    "python -m package.train": ["-m", "package.train"],
    "python package/train.py": ["package/train.py"],
    "python -m package.outside": ["-m", "package.outside"],
    "python -c 'import train'": ["-c", "import train"],
}
for way, arguments in ways.items():
    done = subprocess.run(
        [sys.executable, *arguments], cwd="project", capture_output=True, text=True
    )
    print(way, "->", (done.stdout or done.stderr).strip().split("\n")[-1])
