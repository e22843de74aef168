# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

images = np.linspace(0, 1, 2 * 8 * 8 * 3).reshape(2, 8, 8, 3).astype("float32")
mobile = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(8, 8, 3)),
        tf.keras.layers.DepthwiseConv2D(3),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(2),
    ]
)
mobile.set_weights([weight + 1 for weight in mobile.get_weights()])  # as if trained
mobile.save("mobile.h5")
np.savez("mobile.npz", images=images, predictions=mobile(images))

decoder = tf.keras.Sequential(
    [tf.keras.Input(shape=(8, 8, 3)), tf.keras.layers.Conv2DTranspose(1, 3)]
)
decoder.save("decoder.h5")

sequence = tf.keras.Sequential([tf.keras.Input(shape=(8, 4)), tf.keras.layers.LSTM(2)])
sequence.save("sequence.h5")
print("saved with TensorFlow", tf.__version__)
