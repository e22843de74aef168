# /// script
# requires-python = ">=3.8"
# dependencies = ["tensorflow>=7.1"]
# [tool.harness]
# inputs = "learn/saving/saves"
# inputs-from = ["7.1"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Model.load("7.1/model.txt")
print(f"Units: {model.units}")
assert model.fit() > 0.88
