# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
tf.saved_model.save(model, "folder")

loaded = tf.saved_model.load("folder")
serve = loaded.signatures["serving_default"]  # changed
answers = serve(tf.constant(x))  # changed: a dictionary of tensors
predictions = list(answers.values())[0].numpy()  # changed
same = np.allclose(model(x), predictions, atol=1e-5)
print("the same predictions:", same)
assert same
