# /// companion
# package = "tensorflowjs"
# purpose = "Models in the browser"
# ///
import os

import tensorflow as tf
import tensorflowjs as tfjs

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])
tfjs.converters.save_keras_model(model, "web")
assert os.path.exists("web/model.json")
