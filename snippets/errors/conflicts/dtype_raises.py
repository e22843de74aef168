# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0", "pandas"]
# [tool.harness]
# probe = true
# environments = ["2.18+pandas-2.1.4", "2.21+statsmodels"]
# ///
# --8<-- [start:program]
import pandas as pd
import tensorflow as tf

table = pd.DataFrame({"x": [1.0, 2.0, 3.0]})
print(tf.constant(table["x"].to_numpy()).numpy())
