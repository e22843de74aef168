# /// companion
# package = "tensorflow-io"
# purpose = "File formats and file systems"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_io as tfio

image = tf.constant(np.arange(48).reshape(4, 4, 3), tf.uint8)
encoded = tfio.image.encode_bmp(image)
assert np.array_equal(tf.image.decode_bmp(encoded), image)
