# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np

x = np.arange(100.0)
np.save("x.npy", x)
np.savez("data.npz", x_train=x)
with np.load("data.npz") as data:
    print(data.files, data["x_train"].shape)

with open("x.npy", "rb") as file:
    start = file.read(400)
files = {"cut.npy": start, "empty.npy": b"", "text.npy": b"x,y\n1,2\n"}
for name, content in files.items():
    with open(name, "wb") as file:
        file.write(content)
    try:
        np.load(name, allow_pickle=True)
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:90])
try:
    np.load("data.npz")["x"]
except KeyError as error:
    print("data.npz ->", error)
