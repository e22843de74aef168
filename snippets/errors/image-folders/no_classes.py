# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import pathlib

import tensorflow as tf

pathlib.Path("images").mkdir(exist_ok=True)  # no folder of a class in it
images = tf.keras.preprocessing.image.ImageDataGenerator()
train = images.flow_from_directory("images")
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile(loss="mse")
model.fit(train, verbose=0)
