# /// companion
# package = "keras-cv"
# purpose = "Computer vision; now part of keras-hub"
# ///
import keras_cv
import numpy as np
import tensorflow as tf

images = np.ones((2, 16, 16, 3), "float32")
model = keras_cv.layers.RandomCutout(0.5, 0.5)
assert tf.convert_to_tensor(model(images, training=True)).shape == (2, 16, 16, 3)
