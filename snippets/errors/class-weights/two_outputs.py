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

x, y = np.ones((8, 3), "float32"), np.array([0, 0, 0, 0, 0, 0, 1, 1])

inputs = tf.keras.Input((3,))
outputs = [tf.keras.layers.Dense(1, activation="sigmoid")(inputs) for _ in "ab"]
model = tf.keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss=["binary_crossentropy", "binary_crossentropy"])
weights = np.where(y == 1, 3.0, 1.0)
history = model.fit(x, [y, y], sample_weight=[weights, weights], verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(x, [y, y], class_weight={0: 1.0, 1: 3.0}, verbose=0)
