# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def batches():
    yield np.ones((32, 4), "float32"), np.eye(7, dtype="float32")[np.arange(32) % 7]


shapes = (tf.TensorShape([None, 4]), tf.TensorShape([None, None]))
data = tf.data.Dataset.from_generator(batches, (tf.float32, tf.float32), shapes)
model = tf.keras.Sequential([tf.keras.layers.Dense(8)])  # 8 outputs, 7 classes
loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
model.compile("adam", loss)
model.fit(data, verbose=0)
