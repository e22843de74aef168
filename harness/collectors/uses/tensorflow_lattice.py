# /// companion
# package = "tensorflow-lattice"
# purpose = "Models with constraints on their shape"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_lattice as tfl

x = np.linspace(0, 1, 8)[:, None].astype("float32")
points = np.linspace(0, 1, 4)
layer = tfl.layers.PWLCalibration(input_keypoints=points, monotonicity="increasing")
model = tf.keras.Sequential([tf.keras.Input((1,)), layer])
model.compile(optimizer="adam", loss="mse")
model.fit(x, x, verbose=0)
