# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.16+keras-3.5.0", "2.16+keras-3.6.0", "2.16+keras-3.8.0"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

real, wanted = np.ones((8, 3)), np.ones((8, 1))
judge = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
judge.compile("sgd", "mse")
generator = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(3)])
both = tf.keras.Sequential([generator, judge])
both.compile("sgd", "mse")
judge.train_on_batch(real, wanted)
