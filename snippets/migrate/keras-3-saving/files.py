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
expected = model.predict(x, verbose=0)

model.save("model.keras")  # was "model.h5" or a folder
loaded = tf.keras.models.load_model("model.keras")
assert np.allclose(expected, loaded.predict(x, verbose=0), atol=1e-5)

model.save_weights("model.weights.h5")  # was "model.h5" or "model"
model.set_weights([0 * w for w in model.get_weights()])
model.load_weights("model.weights.h5")
assert np.allclose(expected, model.predict(x, verbose=0), atol=1e-5)
print("Both files give the same predictions.")
