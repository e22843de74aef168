# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import io

import pandas as pd

text = "a note\nx;y\n1;2\n3;4;5\n"
table = pd.read_csv(io.StringIO(text), sep=";", skiprows=1, on_bad_lines="skip")
print(table.to_dict("list"))
for content in (text, ""):
    try:
        pd.read_csv(io.StringIO(content), sep=";")
    except Exception as error:
        print(type(error).__name__, str(error).strip())
