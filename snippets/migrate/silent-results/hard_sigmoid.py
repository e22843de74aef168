# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

values = tf.constant([-2.0, -0.5, 0.5, 2.0])
print("hard_sigmoid:", np.round(tf.keras.activations.hard_sigmoid(values), 4))

layer = tf.keras.layers.ConvLSTM2D(2, 2)
images = np.linspace(-1, 1, 2 * 3 * 4 * 4).reshape((1, 3, 4, 4, 2)).astype("float32")
layer(images)
layer.set_weights([np.full(w.shape, 0.3, "float32") for w in layer.get_weights()])
print("ConvLSTM2D:", np.round(np.ravel(layer(images))[:3], 4))
