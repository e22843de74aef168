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
model.fit(x, x.sum(axis=1), verbose=0)

model.save("model.keras")  # was pickle.dump(model.optimizer.get_weights(), …)
loaded = tf.keras.models.load_model("model.keras")  # was optimizer.set_weights(…)
loaded.fit(x, x.sum(axis=1), verbose=0)  # goes on where the other ended

steps = int(loaded.optimizer.iterations.numpy())
print("steps so far:", steps)
assert steps == 4
