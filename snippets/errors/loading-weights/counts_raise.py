# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def build(layers):
    model = tf.keras.Sequential([tf.keras.layers.Dense(2) for _ in range(layers)])
    model.build((None, 2))
    return model


build(2).save_weights("model.weights.h5")
build(3).load_weights("model.weights.h5")
