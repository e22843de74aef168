# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np

x = np.arange(12.0).reshape(6, 2)
split = int(len(x) * 0.5)
print(x[:split].shape, x[np.array([0.0, 1.0]).astype(int)].shape)
mask = x[:, 0] > 4
print(x[mask].shape)
wrong = {
    "a float": lambda: x[len(x) * 0.5],
    "a slice": lambda: x[: len(x) * 0.5],
    "floats": lambda: x[np.array([0.0, 1.0])],
    "a text": lambda: x["label"],
    "another mask": lambda: x[np.array([True, False])],
    "too high": lambda: x[6],
    "nothing": lambda: np.max(x[x > 100]),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:100])
