# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((10, 4))
digits = np.arange(10)  # 0 … 9: ten classes
classes = int(digits.max()) + 1  # changed
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(classes, activation="softmax")]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, digits, verbose=0)
print("trained")
