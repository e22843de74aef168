# /// companion
# package = "tensorflow-ranking"
# purpose = "Learning to rank"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_ranking as tfr

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])
model.compile(
    optimizer="adam",
    loss=tfr.keras.losses.PairwiseHingeLoss(),
    metrics=[tfr.keras.metrics.NDCGMetric()],
)
labels = np.array([[2.0, 1.0, 0.0]] * 8)
model.fit(np.ones((8, 4)), labels, verbose=0)
