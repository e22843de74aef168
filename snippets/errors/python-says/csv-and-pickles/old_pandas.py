# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import pandas as pd

table = pd.DataFrame({"x": [1, 2], "y": [3, 4]})
table = pd.concat([table, pd.DataFrame([{"x": 5, "y": 6}])], ignore_index=True)
print(table.shape, table.iloc[0].tolist(), table.to_numpy().shape)
print(table["x"].to_numpy().reshape(-1, 1).shape, table.drop(columns="y").columns[0])
wrong = {
    "append": lambda: table.append({"x": 7, "y": 8}, ignore_index=True),
    "ix": lambda: table.ix[0],
    "as_matrix": lambda: table.as_matrix(),
    "reshape": lambda: table["x"].reshape(-1, 1),
    "iteritems": lambda: table.iteritems(),
    "drop": lambda: table.drop("y", 1),
    "error_bad_lines": lambda: pd.read_csv("table.csv", error_bad_lines=False),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:80])
