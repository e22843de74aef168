# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import keras

custom_objects = keras.utils.generic_utils.get_custom_objects()
custom_objects["Wide"] = keras.layers.Dense
print(custom_objects["Wide"].__name__)
