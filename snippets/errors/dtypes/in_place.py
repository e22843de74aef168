# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np

image = np.full((2, 2), 200, "uint8")
image = image / 255.0  # a new array, of floats
print(image.dtype)
image -= 0.5
columns = np.array(["1", "2"]).astype("float32")
print(columns * 2.0)


def cast():
    pixels = np.full((2, 2), 200, "uint8")
    pixels -= 0.5
    pixels /= 255.0


wrong = {
    "in place": cast,
    "text": lambda: np.array(["1", "2"]) * 2.0,
    "difference": lambda: np.array(["1"]) - np.array(["2"]),
    "isnan": lambda: np.isnan(np.array(["1", None], dtype=object)),
    "strings": lambda: "1.5" / "2",
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:90])
