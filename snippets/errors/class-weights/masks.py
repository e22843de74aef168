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

x, y = np.ones((2, 4, 4, 3), "float32"), np.zeros((2, 4, 4, 1))

model = tf.keras.Sequential([tf.keras.layers.Conv2D(1, 1, activation="sigmoid")])
model.compile(optimizer="sgd", loss="binary_crossentropy")
weights = np.where(y == 1, 3.0, 1.0)[..., 0]  # one for each pixel
history = model.fit(x, y, sample_weight=weights, verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(x, y, class_weight={0: 1.0, 1: 3.0}, verbose=0)
