# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import pathlib
import pickle

text = pickle.dumps(str(pathlib.Path("data") / "x.npy"))
print(pathlib.Path(pickle.loads(text)).name)
windows = pickle.dumps(pathlib.PureWindowsPath("data") / "x.npy")
print(type(pickle.loads(windows)).__name__)
try:
    pathlib.WindowsPath("data")  # what a Path of Windows does here
except NotImplementedError as error:
    print(type(error).__name__, error)
