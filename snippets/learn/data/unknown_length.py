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


def rows():
    for row in x:
        yield row, row.sum()


data = tf.data.Dataset.from_generator(
    rows, output_types=(tf.float32, tf.float32), output_shapes=((4,), ())
)
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
)
model.compile("adam", "mse")
history = model.fit(data.batch(16), epochs=3, shuffle=False, verbose=0).history
print("epochs:", len(history["loss"]))
