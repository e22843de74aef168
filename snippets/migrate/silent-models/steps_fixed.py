# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.arange(6.0).reshape((6, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1, use_bias=False)])
model.compile(tf.keras.optimizers.SGD(0.0), "mae", run_eagerly=True)
model(x)
model.set_weights([np.ones((1, 1))])
data = tf.data.Dataset.from_tensor_slices((x, 0 * x)).batch(2).repeat()
fit = model.fit(data, steps_per_epoch=2, epochs=3, verbose=0)
found = [float(one) for one in fit.history["loss"]]
print("mean of each epoch:", found)
assert found == [1.5, 2.5, 3.5]
