# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def old_hard_sigmoid(x):
    """What `hard_sigmoid` is in Keras 2."""
    return tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0)


values = tf.constant([-2.0, -0.5, 0.5, 2.0])
print("the old formula:", np.round(old_hard_sigmoid(values), 4))

layer = tf.keras.layers.ConvLSTM2D(2, 2, recurrent_activation=old_hard_sigmoid)
images = np.linspace(-1, 1, 2 * 3 * 4 * 4).reshape((1, 3, 4, 4, 2)).astype("float32")
layer(images)
layer.set_weights([np.full(w.shape, 0.3, "float32") for w in layer.get_weights()])
found = np.ravel(layer(images))[:3]
print("ConvLSTM2D:", np.round(found, 4))
assert np.allclose(old_hard_sigmoid(values), [0.1, 0.4, 0.6, 0.9], atol=1e-6)
