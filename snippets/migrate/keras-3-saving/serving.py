# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,!=2.12.*"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(8, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x.sum(axis=1), verbose=0)

if hasattr(model, "export"):  # changed
    model.export("folder")
else:
    model.save("folder", save_format="tf")  # as before

loaded = tf.saved_model.load("folder")
serve = loaded.signatures["serving_default"]
(found,) = serve(tf.constant(x)).values()
same = np.allclose(found.numpy(), model(x).numpy(), atol=1e-5)
print("Served predictions are the same:", same)
assert same
