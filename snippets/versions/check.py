# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(-1.0, 1.0, 200).reshape(-1, 1)  # (200, 1)
model = tf.keras.Sequential([tf.keras.Input(shape=(1,)), tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.Adam(0.1), loss="mse")
model.fit(x, 3 * x + 2, epochs=30, verbose=0)

model.save_weights("line.weights.h5")
loaded = tf.keras.models.clone_model(model)
loaded.load_weights("line.weights.h5")
error = np.abs(loaded.predict(x, verbose=0) - (3 * x + 2)).max()
print("TensorFlow", tf.__version__, "imports, trains, saves and loads")
assert error < 0.1
