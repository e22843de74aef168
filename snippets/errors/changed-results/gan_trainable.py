# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

real = np.ones((8, 3), "float32")
judge = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
judge.compile("sgd", "mse")
generator = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(3)])
judge.trainable = False  # for the model of both
both = tf.keras.Sequential([generator, judge])
both.compile("sgd", "mse")
before = judge.get_weights()[0].copy()
judge.train_on_batch(real, np.full((8, 1), 9.0))
print("The discriminator learned:", not np.allclose(before, judge.get_weights()[0]))
