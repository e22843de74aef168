# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.15+keras-3", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

Layer = tf.keras.layers.Layer  # changed: a public class
print(Layer.__name__)
assert issubclass(tf.keras.layers.Dense, Layer)
