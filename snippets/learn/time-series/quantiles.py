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

# --8<-- [start:data]
table = sunspots.load_pandas().data  # the years 1700 to 2008
spots = table["SUNACTIVITY"].to_numpy("float32") / 100.0  # (309,), 0 to 2
LENGTH, SPLIT = 22, 220  # two solar cycles; test on what follows 1919


def windows(series):
    """Returns pairs of 22 consecutive years and the next year."""
    data = tf.data.Dataset.from_tensor_slices(series)
    data = data.window(LENGTH + 1, shift=1, drop_remainder=True)
    data = data.flat_map(lambda window: window.batch(LENGTH + 1))
    data = data.map(lambda years: (years[:-1], years[-1:]))  # (22,) and (1,)
    # flat_map hides the length, and Keras warns at an unexpected end.
    return data.apply(
        tf.data.experimental.assert_cardinality(len(series) - LENGTH)
    )


train = windows(spots[:SPLIT]).cache().shuffle(300).batch(16)
test = windows(spots[SPLIT - LENGTH :]).batch(100)  # unseen targets
# --8<-- [end:data]

# --8<-- [start:loss]
QUANTILES = tf.constant([0.1, 0.5, 0.9])


def pinball(y_true, y_pred):
    """Weights a forecast that is too low by q, too high by 1 - q.

    y_true: (batch, 1); y_pred: (batch, 3), one column per quantile q.
    Returns the loss of each row, (batch,).
    """
    error = y_true - y_pred
    cost = tf.maximum(QUANTILES * error, (QUANTILES - 1.0) * error)
    return tf.reduce_mean(cost, axis=-1)


# --8<-- [end:loss]

# --8<-- [start:model]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(LENGTH,)),
        tf.keras.layers.Dense(
            32,
            activation="relu",
            kernel_regularizer=tf.keras.regularizers.l2(1e-3),
        ),
        tf.keras.layers.Dense(3),  # the 10%, 50%, and 90% quantiles
    ]
)
model.compile(optimizer=tf.keras.optimizers.Adam(0.003), loss=pinball)
model.fit(train, epochs=60, shuffle=False, verbose=0)  # the pipeline shuffles
# --8<-- [end:model]

# --8<-- [start:evaluate]
low, middle, high = model.predict(test, verbose=0).T  # (89,) each
truth, year_before = spots[SPLIT:], spots[SPLIT - 1 : -1]

error = 100 * np.abs(truth - middle).mean()
naive_error = 100 * np.abs(truth - year_before).mean()
inside = np.mean((low <= truth) & (truth <= high))
print(f"'As last year' is off by {naive_error:.0f} spots in {len(truth)} years")
print(f"The network's error is a fifth smaller: {error < 0.8 * naive_error}")
print(f"More than 0.4 of the years are in the band: {inside > 0.4}")
assert error < 0.8 * naive_error and inside > 0.4
# --8<-- [end:evaluate]
