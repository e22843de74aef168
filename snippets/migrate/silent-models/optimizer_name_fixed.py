# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf

name = tf.keras.optimizers.Adam(name="Adam").get_config()["name"]
print(name)
assert name == "Adam"
