# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "2.16+keras-3.*"]
# cpu-seconds = 30
# reason = "2.16+tf_keras traces slowly: its AutoGraph rewrites tf_keras"
# ///
# --8<-- [start:program]
# --8<-- [start:shim]
"""What my library needs from Keras: 2 or 3, whichever tf.keras is."""

import tensorflow as tf

keras = tf.keras
KERAS_3 = hasattr(keras, "ops")

if KERAS_3:
    ops = keras.ops
else:

    class ops:
        """The operations that this library uses, under their Keras 3 names."""

        abs, mean, sqrt, square = tf.abs, tf.reduce_mean, tf.sqrt, tf.square


if hasattr(keras.utils, "register_keras_serializable"):
    register = keras.utils.register_keras_serializable
else:

    def register(package):
        """Older releases have none: their users pass custom_objects."""
        return lambda cls: cls


# --8<-- [end:shim]
# --8<-- [start:layer]
@register(package="mylibrary")
class Standardize(keras.layers.Layer):
    """Subtracts the mean of each row and divides by its size, times a gain."""

    def __init__(self, epsilon=1e-3, **kwargs):
        super().__init__(**kwargs)
        self.epsilon = epsilon

    def build(self, input_shape):
        width = int(input_shape[-1])
        self.gain = self.add_weight(name="gain", shape=(width,), initializer="ones")

    def call(self, inputs):
        centred = inputs - ops.mean(inputs, axis=-1, keepdims=True)
        variance = ops.mean(ops.square(centred), axis=-1, keepdims=True)
        return self.gain * centred / ops.sqrt(variance + self.epsilon)

    def get_config(self):
        return dict(super().get_config(), epsilon=self.epsilon)


def absolute_error(y_true, y_pred):
    return ops.mean(ops.abs(y_pred - y_true), axis=-1)


def slow_down(model, factor):
    """Divides the learning rate, on either Keras."""
    rate = model.optimizer.learning_rate
    rate.assign(rate / factor)


# --8<-- [end:layer]
# --8<-- [start:test]
def test_it_trains_saves_and_loads():
    def build():
        inputs = keras.Input(shape=(8,))
        outputs = keras.layers.Dense(1)(Standardize()(inputs))
        return keras.Model(inputs, outputs)

    x = tf.random.normal((256, 8)).numpy()
    model = build()
    model.compile(keras.optimizers.Adam(learning_rate=0.05), absolute_error)
    losses = model.fit(x, x[:, :1], epochs=10, verbose=0).history["loss"]
    assert losses[-1] < losses[0]

    slow_down(model, 10)
    assert abs(float(model.optimizer.learning_rate.numpy()) - 0.005) < 1e-6

    model.save_weights("model.weights.h5")
    other = build()
    other.load_weights("model.weights.h5")
    gap = abs(model.predict(x, verbose=0) - other.predict(x, verbose=0)).max()
    assert gap < 1e-5

    layer = Standardize.from_config(Standardize(epsilon=0.5).get_config())
    assert layer.epsilon == 0.5


test_it_trains_saves_and_loads()
print("The library works on Keras", 3 if KERAS_3 else 2)
# --8<-- [end:test]
