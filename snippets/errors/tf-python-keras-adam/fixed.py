# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.21+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.optimizers import Adam  # changed

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer=Adam(0.1), loss="mse")
model.fit(tf.ones((8, 2)), tf.ones((8, 1)), verbose=0)
print("trained with", Adam.__name__)
assert isinstance(model.optimizer, Adam)
