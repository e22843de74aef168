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
y = (x.sum(axis=1) > 2).astype("float32")  # (64,)
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1, activation="sigmoid")]
)

for name in ("acc", "accuracy"):
    model.compile("adam", "binary_crossentropy", metrics=[name])
    print(name, sorted(model.fit(x, y, validation_split=0.5, verbose=0).history))
