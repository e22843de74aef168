# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Network:
    def double(self, x):
        return 2 * x

    def model(self, function):
        inputs = tf.keras.Input((2,))
        outputs = tf.keras.layers.Lambda(function)(inputs)
        return tf.keras.Model(inputs, outputs)


def double(x):
    return 2 * x


network = Network()
network.model(double).save("function.h5")
loaded = tf.keras.models.load_model("function.h5", compile=False)
print("a function:", loaded(tf.ones((1, 2))).numpy())
network.model(network.double).save("method.h5")
tf.keras.models.load_model("method.h5", compile=False)
