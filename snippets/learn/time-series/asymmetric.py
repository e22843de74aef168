# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4", "statsmodels"]
# [tool.harness]
# environments = ["*+statsmodels"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf
from statsmodels.datasets import sunspots

table = sunspots.load_pandas().data
spots = table["SUNACTIVITY"].to_numpy("float32") / 100.0  # (309,)
LENGTH, SPLIT = 22, 220
past = np.stack([spots[i : i + LENGTH] for i in range(len(spots) - LENGTH)])
target = spots[LENGTH:, None]  # (287, 1); past: (287, 22)
x_train, y_train = past[: SPLIT - LENGTH], target[: SPLIT - LENGTH]
x_test, y_test = past[SPLIT - LENGTH :], target[SPLIT - LENGTH :]


# --8<-- [start:loss]
class Asymmetric(tf.keras.losses.Loss):
    """Squared error that counts low forecasts `factor` times."""

    def __init__(self, factor=1.0, name="asymmetric", **kwargs):
        super().__init__(name=name, **kwargs)
        self.factor = factor

    def call(self, y_true, y_pred):  # (batch, 1) each, returns (batch,)
        error = y_true - y_pred
        weight = tf.where(error > 0.0, self.factor, 1.0)
        return tf.reduce_mean(weight * tf.square(error), axis=-1)


# --8<-- [end:loss]


# --8<-- [start:train]
def too_low(factor):
    """Returns the share of test years with more spots than forecast."""
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(LENGTH,)),
            tf.keras.layers.Dense(
                1, kernel_regularizer=tf.keras.regularizers.l2(1e-3)
            ),
        ]
    )
    model.compile(
        optimizer=tf.keras.optimizers.Adam(0.01), loss=Asymmetric(factor)
    )
    model.fit(x_train, y_train, batch_size=16, epochs=16, verbose=0)
    return np.mean(model(x_test) < y_test)


symmetric, careful = too_low(factor=1.0), too_low(factor=20.0)
# --8<-- [end:train]

print("The careful forecast is less often too low:", careful < symmetric - 0.1)
assert careful < symmetric - 0.1
