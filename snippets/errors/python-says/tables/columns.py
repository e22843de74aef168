# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4+statsmodels", "2.15+statsmodels", "2.21+statsmodels"]
# probe = true
# ///
# --8<-- [start:program]
import pandas as pd

table = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [0.0, 1.0, 1.0]})
rows = [2, 0]
print(table.iloc[rows].to_numpy().shape)
print(table.to_numpy()[rows].shape)
try:
    table[rows]
except Exception as error:
    print(type(error).__name__, str(error)[:100])
