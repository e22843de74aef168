# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.4+keras-2.6", "2.6+keras-2.7", "2.10+keras-2.11", "2.15", "2.15+keras-3", "2.16+keras-2.15", "2.21"]
# ///
# --8<-- [start:program]
import numpy as np
import keras
import tensorflow as tf

print("keras", keras.__version__)
print("tf.keras is this keras:", tf.keras.Model is keras.Model)

x = np.linspace(0.0, 1.0, 64).reshape(-1, 1)  # (64, 1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(x, 2 * x, verbose=0)
print("it trains")
