# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def build(classes):
    model = tf.keras.Sequential([tf.keras.layers.Dense(classes, name="classes")])
    model.build((None, 4))
    return model


build(10).save_weights("model.weights.h5")
build(3).load_weights("model.weights.h5")
