# /// script
# requires-python = ">=3.8"
# dependencies = ["tensorflow>=7.1"]
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.keras.Model(units=128).save("model.txt")
