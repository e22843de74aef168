# /// companion
# package = "spektral"
# purpose = "Graph neural networks"
# ///
import numpy as np
import tensorflow as tf
from spektral.layers import GCNConv

features, links = tf.keras.Input((3, 2)), tf.keras.Input((3, 3))
model = tf.keras.Model([features, links], GCNConv(2)([features, links]))
model.compile(optimizer="adam", loss="mse")
given = [np.ones((4, 3, 2), "float32"), np.ones((4, 3, 3), "float32")]
model.fit(given, np.ones((4, 3, 2)), verbose=0)
