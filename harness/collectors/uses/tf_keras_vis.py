# /// companion
# package = "tf-keras-vis"
# purpose = "Saliency maps"
# ///
import numpy as np
import tensorflow as tf
from tf_keras_vis.saliency import Saliency
from tf_keras_vis.utils.scores import CategoricalScore

inputs = tf.keras.Input((8, 8, 3))
hidden = tf.keras.layers.Flatten()(tf.keras.layers.Conv2D(2, 3)(inputs))
model = tf.keras.Model(inputs, tf.keras.layers.Dense(2)(hidden))
found = Saliency(model)(CategoricalScore([0]), np.random.rand(1, 8, 8, 3))
assert np.asarray(found).shape == (1, 8, 8)
