# /// companion
# package = "hls4ml"
# purpose = "Models for FPGAs"
# ///
import os

import hls4ml
import tensorflow as tf

inputs = tf.keras.Input((4,))
model = tf.keras.Model(inputs, tf.keras.layers.Dense(2, activation="relu")(inputs))
config = hls4ml.utils.config_from_keras_model(model, granularity="name")
project = hls4ml.converters.convert_from_keras_model(
    model, hls_config=config, output_dir="hls"
)
project.write()
assert os.path.exists("hls/firmware/myproject.cpp")
