# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "matplotlib", "statsmodels"]
# [tool.harness]
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="Forecast twelve months of CO2 as three quantiles in Keras, with a pinball loss and L2, and beat a seasonal baseline on later years."
# # Forecasting with a custom loss
#
# A small network forecasts the next twelve months of a series, each as three quantiles: the median and the two ends of an interval. A custom loss, the pinball loss, trains it to predict quantiles. The forecast is useful only because it beats a trivial baseline.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %% [markdown]
# ## The series
#
# The data is the CO₂ concentration in the air at Mauna Loa, measured each week. Some weeks are missing, so compute the mean of each month, and interpolate the months that are still empty.

# %%
import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm

tf.keras.utils.set_random_seed(1)

weeks = sm.datasets.co2.load_pandas().data["co2"]
months = weeks.resample("MS").mean().interpolate()
series = months.to_numpy("float32")
years = months.index.year + (months.index.month - 1) / 12

PAST, FUTURE = 36, 12  # three years in, one year out
SPLIT = len(series) - 10 * 12  # the last ten years are the test
print(
    f"{len(series)} months, "
    f"from {months.index[0]:%Y-%m} to {months.index[-1]:%Y-%m}"
)
assert not np.isnan(series).any()
assert series[SPLIT:].max() > series[:SPLIT].max()

# %% alt="The monthly CO2 rises from about 315 to about 370 parts per million, with a wave each year. The last ten years are marked as the test."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.plot(years[::2], series[::2], color="tab:blue", linewidth=1, label="CO₂")
ax.axvspan(years[SPLIT], years[-1], color="lightgray", label="test")
ax.set_xlabel("year")
ax.set_ylabel("parts per million")
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# ## Windows in `tf.data`
#
# `window` cuts the series into overlapping windows of 48 months, and `flat_map` with `batch` turns each window into a tensor. The series rises, so the test years contain values that the network never saw. Subtract the last known month from the whole window: then the past and the future are in the same range in every year.
#
# Split by time, never at random, because consecutive windows share most of their months. The past of the first test window ends where the training series ends.


# %%
def windows(values):
    """Returns past (36,) and future (12,), relative to the last month."""
    data = tf.data.Dataset.from_tensor_slices(values)
    data = data.window(PAST + FUTURE, shift=1, drop_remainder=True)
    data = data.flat_map(lambda window: window.batch(PAST + FUTURE))
    data = data.map(lambda w: (w[:PAST] - w[PAST - 1], w[PAST:] - w[PAST - 1]))
    # flat_map hides the length, and Keras warns at an unexpected end.
    count = len(values) - PAST - FUTURE + 1
    return data.apply(tf.data.experimental.assert_cardinality(count))


train = windows(series[:SPLIT]).cache().shuffle(500).batch(32)
test = windows(series[SPLIT - PAST :]).batch(200)
past, future = next(iter(test))
print("Test windows:", past.shape, "and their targets:", future.shape)

# %% [markdown]
# ## The loss: pinball
#
# For the 90% quantile, a forecast that's too low costs nine times as much as one that's too high. So the cheapest forecast is the value that nine of ten outcomes stay below. For the 50% quantile, both cost the same: the loss is half the absolute error.

# %%
QUANTILES = tf.constant([0.1, 0.5, 0.9])


def pinball(y_true, y_pred):
    """Weights a forecast that is too low by q, too high by 1 - q.

    y_true: (batch, 12); y_pred: (batch, 12, 3), one column per quantile q.
    """
    error = y_true[..., None] - y_pred
    cost = tf.maximum(QUANTILES * error, (QUANTILES - 1.0) * error)
    return tf.reduce_mean(cost, axis=-1)  # (batch, 12)


too_low, too_high = pinball(
    tf.ones([1, 1]), tf.constant([[[0.0] * 3], [[2.0] * 3]])
)
assert np.allclose(too_low, np.mean([0.1, 0.5, 0.9]))
assert np.allclose(too_high, np.mean([0.9, 0.5, 0.1]))

# %% alt="The cost over the error for the three quantiles, three lines that meet at zero. The 10% line is steep where the forecast is too high, the 90% line where it is too low, and the 50% line is symmetric."
errors = np.linspace(-1.0, 1.0, 41)
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
for quantile, style in zip(QUANTILES.numpy(), ("--", "-", "-.")):
    cost = np.maximum(quantile * errors, (quantile - 1.0) * errors)
    ax.plot(errors, cost, style, label=f"{quantile:.0%} quantile")
ax.set_xlabel("truth minus forecast (left: too high, right: too low)")
ax.set_ylabel("cost")
ax.legend()
plt.show()

# %% [markdown]
# ## The model, regularized
#
# There are only about 350 windows, and they overlap. `kernel_regularizer` adds the sum of the squared weights to the loss, so the network uses large weights only where they pay off. Train it without the regularizer, too, and compare the two on the test years.


# %%
def new_model(strength):
    l2 = tf.keras.regularizers.L2(strength)
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(PAST,)),
            tf.keras.layers.Dense(32, activation="relu", kernel_regularizer=l2),
            tf.keras.layers.Dense(FUTURE * 3, kernel_regularizer=l2),
            tf.keras.layers.Reshape((FUTURE, 3)),
        ]
    )
    model.compile(tf.keras.optimizers.Adam(0.003), loss=pinball)
    return model


def size_of(model):
    return np.mean(
        [np.abs(w).mean() for w in model.get_weights() if w.ndim == 2]
    )


free, model = new_model(0.0), new_model(0.001)
for trained in (free, model):
    # The pipeline shuffles.
    trained.fit(train, epochs=100, shuffle=False, verbose=0)

print(f"Mean size of a weight without L2: {size_of(free):.2f}")
print(f"Mean size of a weight with L2: {size_of(model):.2f}")
assert size_of(model) < 0.8 * size_of(free)

# %% [markdown]
# <a id="does-it-beat-what-costs-nothing"></a>
#
# ## Does it beat a baseline?
#
# There are two baselines. The first repeats the last value for all twelve months. The second repeats the last season: the previous twelve months, plus their increase over one year. It includes the season and the trend, so it's the baseline to beat.

# %%
predicted = model.predict(test, verbose=0)  # (109, 12, 3)
low, middle, high = np.moveaxis(predicted, -1, 0)  # (109, 12) each
truth, past = future.numpy(), past.numpy()

last_value = np.zeros_like(truth)  # everything is relative to the last value
last_season = past[:, -12:] - past[:, [-13]]


def mean_error(forecast):
    return np.abs(truth - forecast).mean()


errors = {
    "last value": mean_error(last_value),
    "last season": mean_error(last_season),
    "network without L2": mean_error(free.predict(test, verbose=0)[..., 1]),
    "network": mean_error(middle),
}
for name, error in errors.items():
    print(f"{name}: mean error {error:.2f} parts per million")
assert errors["network"] < 0.95 * errors["last season"]
assert abs(errors["network"] - errors["network without L2"]) < 0.1
assert errors["last season"] < errors["last value"]

# %% [markdown]
# L2 makes the weights much smaller, but hardly changes the error here: the series is so regular that there's little to overfit.

# %% alt="Three curves of the mean error over the months ahead, 1 to 12. The last value is by far the worst. The network is below the last season for most months."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ahead = range(1, 13)
ax.plot(
    ahead, np.abs(truth - last_value).mean(axis=0), "^:", label="last value"
)
ax.plot(
    ahead, np.abs(truth - last_season).mean(axis=0), "s--", label="last season"
)
ax.plot(ahead, np.abs(truth - middle).mean(axis=0), "o-", label="network")
ax.set_ylim(bottom=0)
ax.set_xlabel("months ahead")
ax.set_ylabel("mean error, parts per million")
ax.legend()
plt.show()

# %% [markdown]
# ## The forecast and its interval
#
# These are the last five years of the test. Each year is forecast from the three years before it.

# %% alt="Five years of CO2. Most of the true values, black dots, are in or near the gray band between the 10% and the 90% quantiles. The network's median forecast runs through the band, and the last season is a dashed line near it."
starts = np.arange(0, len(truth), FUTURE)[-5:]
# The last known month of each window.
level = series[SPLIT - 1 + starts][:, None]
time = years[SPLIT + starts[0] : SPLIT + starts[-1] + FUTURE]

fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.fill_between(
    time,
    (level + low[starts]).ravel(),
    (level + high[starts]).ravel(),
    color="lightgray",
    label="10% to 90%",
)
ax.plot(
    time, (level + middle[starts]).ravel(), color="tab:blue", label="network"
)
ax.plot(
    time,
    (level + last_season[starts]).ravel(),
    "--",
    color="tab:orange",
    label="last season",
)
ax.plot(
    time, (level + truth[starts]).ravel(), "k.", markersize=3, label="truth"
)
ax.set_xlabel("year")
ax.set_ylabel("parts per million")
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# <a id="does-the-interval-hold-what-it-says"></a>
#
# ## Is the interval reliable?
#
# Four fifths of the months should be between the 10% and the 90% quantiles. Measure this on the test years, never on the training years.

# %%
coverage = np.mean((low <= truth) & (truth <= high))
print(f"Inside the interval: {coverage:.2f} of the months")
assert 0.5 < coverage < 0.98
assert np.mean(low <= high) > 0.99

# %% [markdown]
# The windows are few, they overlap, and the test years follow the training years. So the interval is only a rough one.
#
# ## Next
#
# - [Time series with a custom loss](time-series.md): sunspots as a script, and an asymmetric loss as a class.
# - [`tf.data` pipelines for Keras](data.md): `cache`, `shuffle`, and a dataset of unknown length.
# - [Callbacks](callbacks.md): stop the training in time.
