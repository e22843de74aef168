# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import os
import subprocess
import sys

MAKES = """
import pickle
def scale(x):
    return x / 255
pickle.dump(scale, open("scale.pkl", "wb"))
"""
with open("makes.py", "w") as file:
    file.write(MAKES)
with open("functions.py", "w") as file:
    file.write("def scale(x):\n    return x / 255\n")
with open("makes_right.py", "w") as file:
    file.write("import pickle, functions\n")
    file.write("pickle.dump(functions.scale, open('right.pkl', 'wb'))\n")
for name in ("makes.py", "makes_right.py"):
    subprocess.run([sys.executable, name], check=True)

import pickle

sys.path.insert(0, os.getcwd())
with open("right.pkl", "rb") as file:
    print(pickle.load(file)(255))
try:
    with open("scale.pkl", "rb") as file:
        pickle.load(file)
except AttributeError as error:
    print(str(error).split(" from ")[0])
