# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
data = (
    tf.data.Dataset.from_tensor_slices((x, x.sum(axis=1))).shuffle(64).batch(16)
)

model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
)
model.compile("adam", "mse")
history = model.fit(data, epochs=2, verbose=0).history
print("epochs:", len(history["loss"]))
