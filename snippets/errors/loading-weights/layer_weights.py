# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def build(use_bias):
    conv = tf.keras.layers.Conv2D(4, 3, use_bias=use_bias)
    return tf.keras.Sequential([tf.keras.Input((8, 8, 3)), conv])


build(use_bias=True).save_weights("saved.weights.h5")
build(use_bias=True).load_weights("saved.weights.h5")
print("loaded")
build(use_bias=False).load_weights("saved.weights.h5")
