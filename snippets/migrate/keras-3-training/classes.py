# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
dense = tf.keras.layers.Dense

many = tf.keras.Sequential([tf.keras.Input(shape=(4,)), dense(3, activation="softmax")])
classes = many.predict(x, verbose=0).argmax(axis=1)  # was predict_classes(x)
chances = many.predict(x, verbose=0)  # was predict_proba(x)
print(classes.shape, chances.shape)
assert set(classes) <= {0, 1, 2}

one = tf.keras.Sequential([tf.keras.Input(shape=(4,)), dense(1, activation="sigmoid")])
yes = (one.predict(x, verbose=0) > 0.5).astype("int32")  # was predict_classes(x)
print(yes.shape)
assert set(yes.ravel()) <= {0, 1}
