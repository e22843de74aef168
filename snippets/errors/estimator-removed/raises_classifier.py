# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).normal(size=(512, 2)).astype("float32")
y = (x[:, 0] > x[:, 1]).astype("int32")


def data():
    return tf.data.Dataset.from_tensor_slices(({"x": x}, y)).repeat(10).batch(32)


columns = [tf.feature_column.numeric_column("x", shape=(2,))]
model = tf.estimator.LinearClassifier(columns)
model.train(data)
accuracy = model.evaluate(data)["accuracy"]
print("accuracy above 0.9:", accuracy > 0.9)
