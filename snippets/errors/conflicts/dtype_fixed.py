# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0", "pandas"]
# [tool.harness]
# environments = ["2.*+statsmodels"]
# ///
# --8<-- [start:program]
import pandas as pd
import tensorflow as tf

table = pd.DataFrame({"x": [1.0, 2.0, 3.0]})
total = tf.reduce_sum(table["x"].to_numpy())  # pandas and NumPy are compatible
print("The sum is", total.numpy())
assert total == 6.0
