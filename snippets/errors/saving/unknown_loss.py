# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def squared(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred))


model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss=squared)
model.fit(np.ones((8, 3)), np.ones((8, 1)), verbose=0)
model.save("model.h5")

known = {"squared": squared}
tf.keras.models.load_model("model.h5", custom_objects=known)
print("loaded")
tf.keras.models.load_model("model.h5")
