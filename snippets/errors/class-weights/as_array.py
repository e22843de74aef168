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
weights = np.array([1.0, 3.0])

model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="sgd", loss="binary_crossentropy")
as_dict = dict(enumerate(weights))
history = model.fit(x, y, class_weight=as_dict, verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(x, y, class_weight=weights, verbose=0)
