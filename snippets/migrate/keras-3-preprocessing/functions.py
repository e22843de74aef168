# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def root_mean_squared_error(y_true, y_pred):
    return tf.sqrt(tf.reduce_mean(tf.square(y_pred - y_true)))  # was K.sqrt(K.mean(…


class Noise(tf.keras.layers.Layer):
    def call(self, inputs, training=None):  # was K.learning_phase()
        if training:
            return inputs + tf.random.normal(tf.shape(inputs), stddev=0.01)
        return inputs


x = np.linspace(0, 1, 64).astype("float32").reshape(-1, 1)
model = tf.keras.Sequential([Noise(), tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.Adam(0.1), root_mean_squared_error)
losses = model.fit(x, 3 * x + 1, epochs=20, verbose=0).history["loss"]
print("It trains:", losses[-1] < losses[0])
assert losses[-1] < losses[0]
assert np.array_equal(model.layers[0](x), x)
