# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import pandas as pd

table = pd.DataFrame({"age": ["31", "?", "1,200"], "city": ["Rome", "Oslo", "Rome"]})
table["age"] = pd.to_numeric(table["age"].str.replace(",", ""), errors="coerce")
x = pd.get_dummies(table, columns=["city"]).fillna(0).to_numpy().astype("float32")
print(x.shape, x.dtype)
try:
    pd.DataFrame({"age": ["31", "?"]}).to_numpy().astype("float32")
except ValueError as error:
    print(error)
