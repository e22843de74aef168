# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import pandas as pd

table = pd.DataFrame({"x": [1.0, 2.0, 3.0]})
predicted = np.array([[0.1], [0.7], [0.2]])  # of a model with one output
table["predicted"] = predicted[:, 0]
print(pd.DataFrame(predicted, columns=["score"]).shape, table.shape)
sequences = np.zeros((3, 5, 2))
print(pd.DataFrame(sequences.reshape(3, -1)).shape)
wrong = {
    "a column of (3, 1)": lambda: pd.DataFrame({"score": predicted}),
    "three axes": lambda: pd.DataFrame(sequences),
    "another length": lambda: table.assign(score=predicted[:2, 0]),
    "one number": lambda: pd.DataFrame({"score": 0.5}),
    "names": lambda: pd.DataFrame(predicted, columns=["a", "b"]),
    "a product": lambda: np.zeros((3, 4)) @ np.zeros((3,)),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).split("\n")[0][:90])
