# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np

losses = [0.9, 0.5, 0.4]
plt.plot(range(1, len(losses) + 1), losses)
plt.imshow(np.zeros((8, 8, 1))[..., 0])
plt.savefig("plot.png")
wrong = {
    "plot": lambda: plt.plot(range(4), losses),
    "scatter": lambda: plt.scatter(range(4), losses),
    "a batch": lambda: plt.imshow(np.zeros((1, 8, 8, 3))),
    "None": lambda: plt.imshow(None),
    "a style": lambda: plt.style.use("seaborn"),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:90])
