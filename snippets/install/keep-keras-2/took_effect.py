# /// script
# requires-python = ">=3.10,<3.14"
# dependencies = ["tensorflow>=2.16", "tf_keras"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["*+tf_keras"]
# cpu-seconds = 30
# reason = "2.16+tf_keras traces slowly: its AutoGraph rewrites tf_keras"
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # before TensorFlow is imported

import numpy as np
import tensorflow as tf
import tf_keras

print("tf.keras is", tf.keras.Model.__module__.partition(".")[0])
print("the same class:", tf.keras.Model is tf_keras.Model)
assert tf.keras.Model is tf_keras.Model

# What Keras 3 rejects works.
x = np.random.rand(64, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1, batch_input_shape=(None, 4))])
model.compile(tf.keras.optimizers.legacy.SGD(learning_rate=0.1, decay=0.01), "mse")
losses = model.fit(x, x.sum(axis=1), epochs=5, workers=1, verbose=0).history["loss"]
print("rate:", round(float(model.optimizer.lr.numpy()), 2))
print("It trains:", losses[-1] < losses[0])
assert losses[-1] < losses[0]
