# /// companion
# package = "tensorboard"
# purpose = "Charts of a training"
# ///
import glob

import numpy as np
import tensorflow as tf
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
board = [tf.keras.callbacks.TensorBoard("logs")]
model.fit(np.ones((8, 4)), np.ones((8, 1)), verbose=0, callbacks=board)
events = EventAccumulator(glob.glob("logs/train")[0])
events.Reload()
assert events.Tags()["tensors"]
