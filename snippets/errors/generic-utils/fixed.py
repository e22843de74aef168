# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

custom_objects = tf.keras.utils.get_custom_objects()  # changed
custom_objects["Wide"] = tf.keras.layers.Dense  # changed
print(custom_objects["Wide"].__name__)
assert tf.keras.utils.get_custom_objects()["Wide"] is tf.keras.layers.Dense
