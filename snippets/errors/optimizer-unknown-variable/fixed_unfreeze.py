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
model = tf.keras.Sequential(
    [tf.keras.layers.Dense(8, activation="relu"), tf.keras.layers.Dense(1)]
)

for frozen in (True, False):
    model.layers[0].trainable = not frozen
    model.compile(tf.keras.optimizers.Adam(0.01), "mse")  # changed
    model.fit(x, y, verbose=0)
print("both trained")
assert len(model.trainable_weights) == 4
