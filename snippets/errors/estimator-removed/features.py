# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((8, 2), "float32")
y = np.zeros((8, 1), "int32")
columns = [tf.feature_column.numeric_column("x", shape=2)]
model = tf.estimator.LinearClassifier(columns, model_dir="logs")


def named():
    return tf.data.Dataset.from_tensor_slices(({"x": x}, y)).batch(4)


model.train(named, steps=1)
print("trained")


def unnamed():
    return tf.data.Dataset.from_tensor_slices((x, y)).batch(4)


model.train(unnamed, steps=1)
