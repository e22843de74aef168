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
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.compile("adam", tf.keras.losses.MeanSquaredError())
model.fit(x, y, verbose=0)
model.save("model.h5")
loaded = tf.keras.models.load_model("model.h5")
same = np.allclose(model.predict(x, verbose=0), loaded.predict(x, verbose=0))
print("the same predictions:", same)
