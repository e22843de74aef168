# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, words = np.ones((8, 5, 4)), np.zeros((8, 5))  # five words in each sentence
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(5, 4)),
        tf.keras.layers.Dense(10, activation="softmax"),  # changed: no Flatten
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, words, verbose=0)
print("trained")
