# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

images, labels = np.ones((8, 16, 16, 3)), np.ones(8)


def train(*between):
    conv = tf.keras.layers.Conv2D(4, 3, activation="relu")
    last = tf.keras.layers.Dense(1, activation="sigmoid")
    model = tf.keras.Sequential([tf.keras.Input((16, 16, 3)), conv, *between, last])
    print("output:", model.output_shape)
    model.compile("sgd", "binary_crossentropy")
    model.fit(images, labels, verbose=0)


train(tf.keras.layers.GlobalAveragePooling2D())
train()
