# /// companion
# package = "keras-self-attention"
# purpose = "Attention layers"
# ///
import os

os.environ["TF_KERAS"] = "1"
import numpy as np
import tensorflow as tf
from keras_self_attention import SeqSelfAttention

inputs = tf.keras.Input((6, 2))
hidden = tf.keras.layers.GlobalAveragePooling1D()(SeqSelfAttention()(inputs))
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(hidden))
model.compile(optimizer="adam", loss="mse")
model.fit(np.ones((4, 6, 2)), np.ones((4, 1)), verbose=0)
