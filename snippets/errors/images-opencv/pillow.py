# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from PIL import Image

scaled = np.random.rand(8, 8, 3).astype("float32")  # 0 to 1, as a model has it
image = Image.fromarray((scaled * 255).astype("uint8"))
print(image.mode, image.resize((4, 4), Image.LANCZOS).size)
image.convert("RGB").save("image.jpg")
gray = np.zeros((8, 8, 1), np.uint8)
print(Image.fromarray(gray[..., 0]).mode)

wrong = {
    "floats": lambda: Image.fromarray(scaled),
    "one channel": lambda: Image.fromarray(gray),
    "a batch": lambda: Image.fromarray(np.zeros((1, 8, 8, 3), np.uint8)),
    "RGBA": lambda: image.convert("RGBA").save("image.jpg"),
    "mode F": lambda: image.convert("F").save("image.png"),
    "a size": lambda: image.resize((4.0, 4.0)),
    "the old name": lambda: Image.ANTIALIAS,
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, error)
