# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4)).astype("float32")
y = x.sum(axis=1)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)  # 4 batches
model.fit(data, epochs=3, shuffle=False, verbose=0)  # changed: no steps_per_epoch
print("steps:", int(model.optimizer.iterations.numpy()), "of 12")
assert model.optimizer.iterations.numpy() == 12
