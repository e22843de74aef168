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

x, y = np.ones((8, 3), "float32"), np.array([1, 1, 1, 1, 2, 2, 2, 2])

model = tf.keras.Sequential([tf.keras.layers.Dense(2, activation="softmax")])
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
history = model.fit(x, y - 1, class_weight={0: 1.0, 1: 3.0}, verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(x, y - 1, class_weight={1: 1.0, 2: 3.0}, verbose=0)
