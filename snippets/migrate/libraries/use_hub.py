# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflow-hub"]
# [tool.harness]
# environments = ["*+tensorflow-hub"]
# fresh-interpreter = true
# cpu-seconds = 30
# reason = "tf_keras traces slowly on an older release"
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # before the first import of TensorFlow
import numpy as np
import tensorflow as tf
import tensorflow_hub as hub


class Embedding(tf.Module):
    """Stands for a module that you download: the same calls, no network."""

    def __init__(self):
        self.weights = tf.Variable(tf.random.normal((4, 8), seed=1))

    @tf.function(input_signature=[tf.TensorSpec((None, 4), tf.float32)])
    def __call__(self, inputs):
        return inputs @ self.weights


tf.saved_model.save(Embedding(), "module")

x = np.random.default_rng(0).random((256, 4)).astype("float32")
y = x.sum(axis=1)
model = tf.keras.Sequential([hub.KerasLayer("module"), tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.Adam(0.05), loss="mse")
loss = model.fit(x, y, epochs=20, verbose=0).history["loss"]
print("a hub layer is a layer of", hub.KerasLayer.__mro__[1].__module__.split(".")[0])
print("it trains:", loss[-1] < loss[0] / 10)
assert loss[-1] < loss[0] / 10
