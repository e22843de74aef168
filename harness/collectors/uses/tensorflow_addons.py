# /// companion
# package = "tensorflow-addons"
# purpose = "Layers, losses, and optimizers that TensorFlow lacked"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_addons as tfa

inputs = tf.keras.Input((4,))
hidden = tfa.layers.WeightNormalization(tf.keras.layers.Dense(3))(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1, activation="sigmoid")(hidden))
model.compile(
    optimizer=tfa.optimizers.AdamW(weight_decay=1e-4),
    loss=tfa.losses.SigmoidFocalCrossEntropy(),
)
model.fit(np.ones((8, 4)), np.ones((8, 1)), verbose=0)
