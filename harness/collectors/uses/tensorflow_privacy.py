# /// companion
# package = "tensorflow-privacy"
# purpose = "Differentially private training"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_privacy as tfp

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
optimizer = tfp.DPKerasSGDOptimizer(
    l2_norm_clip=1.0, noise_multiplier=0.1, num_microbatches=1, learning_rate=0.1
)
model.compile(optimizer=optimizer, loss="mse")
model.fit(np.ones((8, 4)), np.ones((8, 1)), batch_size=8, verbose=0)
