# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
with open("model.json", "w") as file:
    file.write(model.to_json())

with open("model.json") as file:
    print("read:", tf.keras.models.model_from_json(file.read()).name == model.name)
try:
    tf.keras.models.model_from_json("model.json")
except ValueError as error:
    print("not JSON:", error)
