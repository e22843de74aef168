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
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.compile("adam", "mse")
classes = (model.predict(x, verbose=0) > 0.5).astype("int32")  # changed
print(classes.shape)
assert set(classes.ravel()) <= {0, 1}
