# /// companion
# package = "tensorflow-hub"
# purpose = "Saved models as Keras layers"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_hub as hub


class Double(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec((None, 3), tf.float32)])
    def __call__(self, x):
        return x * 2


tf.saved_model.save(Double(), "saved")
model = tf.keras.Sequential([tf.keras.Input((3,)), hub.KerasLayer("saved")])
assert np.allclose(model(tf.ones((2, 3))), 2)
