# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import pandas as pd

with open("names.csv", "wb") as file:
    file.write("name,label\nJosé,1\n".encode("latin-1"))
print(pd.read_csv("names.csv", encoding="latin-1").loc[0, "name"])
with open("image.png", "wb") as file:
    file.write(b"\x89PNG")
with open("image.png", "rb") as file:  # not text: "rb", without an encoding
    print(len(file.read()))
try:
    pd.read_csv("names.csv")
except UnicodeDecodeError as error:
    print(str(error)[:52])
