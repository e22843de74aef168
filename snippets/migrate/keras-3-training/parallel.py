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
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")


def prepare(row):
    return 2 * row, tf.reduce_sum(row)


data = tf.data.Dataset.from_tensor_slices(x)  # changed
data = data.map(prepare, num_parallel_calls=2)  # was fit(workers=2)
data = data.batch(16).prefetch(10)  # was fit(max_queue_size=10)
history = model.fit(data, shuffle=False, verbose=0)  # changed
print(list(history.history))
assert list(history.history) == ["loss"]
