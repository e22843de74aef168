# /// companion
# package = "tf-explain"
# purpose = "Heat maps of what a network sees"
# also = ["opencv-python-headless"]
# ///
import numpy as np
import tensorflow as tf
from tf_explain.core.grad_cam import GradCAM

inputs = tf.keras.Input((8, 8, 3))
hidden = tf.keras.layers.Conv2D(2, 3, activation="relu", name="conv")(inputs)
hidden = tf.keras.layers.GlobalAveragePooling2D()(hidden)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(2)(hidden))
images = np.ones((1, 8, 8, 3), "float32")
GradCAM().explain((images, None), model, class_index=0, layer_name="conv")
