# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,!=2.13.*,!=2.14.*"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4), dtype="float32")
y = x.sum(axis=1)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
keep = tf.keras.callbacks.ModelCheckpoint(
    "best.keras",  # changed
    monitor="loss",
    save_best_only=True,
)
model.fit(x, y, callbacks=[keep], verbose=0)
best = tf.keras.models.load_model("best.keras")  # changed
same = np.allclose(model(x), best(x))
print("the same predictions:", same)
assert same
