# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.16", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, labels = np.ones((8, 4), "float32"), np.arange(8) % 3
one_hot = np.eye(3)[labels]


def trained(y, loss, metric):
    model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
    model.compile("sgd", loss, metrics=[metric])
    return sorted(model.fit(x, y, verbose=0).history)


precision = tf.keras.metrics.Precision(name="precision")
sparse = tf.keras.metrics.SparseCategoricalAccuracy(name="sparse")
print(trained(labels, "sparse_categorical_crossentropy", "accuracy"))
print(trained(labels, "sparse_categorical_crossentropy", sparse))
print(trained(one_hot, "categorical_crossentropy", precision))
print(trained(labels, "sparse_categorical_crossentropy", precision))
