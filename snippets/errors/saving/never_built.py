# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def net():
    return tf.keras.Sequential([tf.keras.layers.Dense(1)])


model = net()
model(tf.ones((1, 3)))
model.save_weights("model.weights.h5")

built = net()
built(tf.ones((1, 3)))
built.load_weights("model.weights.h5")
print("loaded")
net().load_weights("model.weights.h5")
