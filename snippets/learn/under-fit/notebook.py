# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "matplotlib"]
# [tool.harness]
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="Keras fit is a loop around a compiled training step. Write the loop yourself, get the same losses, and see what tf.function saves."
# # Under the hood of `fit`
#
# `fit` is a loop around one training step, and the step runs as a graph. You can write both in a dozen lines and get the same losses. `tf.function` makes the step fast, and repeated tracing makes it slow again.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

tf.keras.utils.set_random_seed(1)

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
x_train = x_train[:6400].astype("float32") / 255.0  # (6400, 28, 28)
y_train = y_train[:6400]
# 100 steps per epoch
train = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(64)


def new_model():
    return tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28)),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(64, activation="relu"),
            tf.keras.layers.Dense(10),  # logits: no softmax
        ]
    )


start = new_model().get_weights()  # every training begins here
loss_function = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

# %% [markdown]
# ## With `fit`
#
# A callback stores the loss that `fit` shows at each step, and the time at which the step ends.


# %%
class Steps(tf.keras.callbacks.Callback):
    """Stores the loss and the end time of each training step."""

    def __init__(self):
        super().__init__()
        self.losses, self.ends = [], []

    def on_train_batch_end(self, batch, logs=None):
        self.losses.append(logs["loss"])
        self.ends.append(time.perf_counter())


def with_fit(epochs, **settings):
    model = new_model()
    model.set_weights(start)
    model.compile(tf.keras.optimizers.Adam(0.001), loss_function, **settings)
    steps = Steps()
    model.fit(train, epochs=epochs, shuffle=False, callbacks=[steps], verbose=0)
    return steps


fitted = with_fit(epochs=2)
print(f"Loss of epoch 1: {fitted.losses[99]:.2f}")
print(f"Loss of epoch 2: {fitted.losses[199]:.2f}")
assert len(fitted.losses) == 200 and fitted.losses[199] < fitted.losses[99]

# %% [markdown]
# <a id="with-a-loop-of-your-own"></a>
#
# ## With a custom loop
#
# A training step computes the loss inside a `GradientTape`, gets the gradients from the tape, and passes them to the optimizer. `tf.function` turns the step into a graph.


# %%
def new_step():
    """Returns a function that trains a new model by one step."""
    model = new_model()
    model.set_weights(start)
    optimizer = tf.keras.optimizers.Adam(0.001)
    optimizer.build(model.trainable_variables)

    def step(images, digits):
        with tf.GradientTape() as tape:
            loss = loss_function(digits, model(images, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    return step


def with_loop(step, epochs):
    losses, ends = [], []
    for _ in range(epochs):
        total = 0.0
        for count, (images, digits) in enumerate(train, start=1):
            total += float(step(images, digits))
            # Like fit: the mean of the epoch so far.
            losses.append(total / count)
            ends.append(time.perf_counter())
    return losses, ends


losses, graph_ends = with_loop(tf.function(new_step()), epochs=2)
difference = np.max(np.abs(np.array(losses) - np.array(fitted.losses)))
print("The losses agree to within 0.01:", difference < 0.01)
assert difference < 0.01

# %% alt="The loss over 200 steps, from fit as a wide line and from the loop as a thin dashed line on top of it. It falls, and drops at step 100, where the second epoch starts a new mean."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
numbers = range(1, 201)
ax.plot(numbers, fitted.losses, color="gold", linewidth=6, label="fit")
ax.plot(
    numbers,
    losses,
    color="black",
    linewidth=1,
    linestyle="--",
    label="custom loop",
)
ax.axvline(100.5, color="gray", linewidth=0.8, linestyle=":")
ax.set_xlabel("step")
ax.set_ylabel("mean loss since the epoch started")
ax.legend()
plt.show()

# %% [markdown]
# The loss in a progress bar isn't the loss of one step: it's the mean since the epoch started. So it jumps where an epoch starts, and it reacts late to the most recent steps.

# %% [markdown]
# ## What the graph saves
#
# Now run the same steps in four ways: `fit` and the loop, each as a graph and each eagerly in Python (`run_eagerly=True` and the plain function). The median leaves out the first step of each, which is slow for another reason.


# %%
def milliseconds(ends):
    """Returns the median time per step, in milliseconds."""
    return 1000 * np.median(np.diff(ends))


times = {
    "fit": milliseconds(fitted.ends),
    "loop with tf.function": milliseconds(graph_ends),
    "fit, run_eagerly=True": milliseconds(with_fit(1, run_eagerly=True).ends),
    "loop without": milliseconds(with_loop(new_step(), epochs=1)[1]),
}
for name, median in times.items():
    print(f"{name}: {median:.1f} ms per step")
assert times["fit"] < times["fit, run_eagerly=True"] / 1.5
assert times["loop with tf.function"] < times["loop without"] / 1.5

# %% alt="Four bars, the median time per step. The two bars with a graph, fit and the loop with tf.function, are much shorter than the two without."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
bars = ax.barh(
    list(times), list(times.values()), color=["C0", "C0", "C1", "C1"]
)
for bar in list(bars)[2:]:
    bar.set_hatch("//")
ax.bar_label(bars, fmt="%.1f", padding=3)
ax.invert_yaxis()
ax.margins(x=0.1)
ax.set_xlabel("milliseconds per step (median); hatched: without a graph")
plt.show()

# %% [markdown]
# This model does little arithmetic, so an eager step spends most of its time in Python, which calls TensorFlow for one operation after another. In a large model, the arithmetic outweighs that.

# %% [markdown]
# ## What tracing is
#
# At the first call, `tf.function` runs your Python code once, with symbolic tensors instead of values, and records the operations: it *traces* the function. Later calls run the recorded graph, without your Python code. So a Python side effect happens only while tracing, and it can count the traces.

# %%
tf.get_logger().setLevel("ERROR")  # hides the warning about retracing
traces = []


def square(x):
    traces.append(x)  # Python: runs only while TensorFlow traces
    return x * x


def count_traces(function, values):
    traces.clear()
    for value in values:
        function(value)
    return len(traces)


same_shape = count_traces(
    tf.function(square), [tf.constant([n]) for n in (1, 2, 3, 4)]
)
new_shapes = count_traces(
    tf.function(square), [tf.zeros(n) for n in (1, 2, 3, 4)]
)
numbers = count_traces(tf.function(square), [1, 2, 3, 4])
any_length = tf.function(
    square, input_signature=[tf.TensorSpec([None], tf.float32)]
)
signed = count_traces(any_length, [tf.zeros(n) for n in (1, 2, 3, 4)])

print("Four tensors of one shape:", same_shape, "trace")
print("Four tensors of four shapes:", new_shapes, "traces")
print("Four Python numbers:", numbers, "traces")
print("Four shapes with input_signature:", signed, "trace")
assert (same_shape, numbers, signed) == (1, 4, 1)
assert new_shapes > 1

# %% [markdown]
# - A tensor's type and shape decide whether TensorFlow traces again; its value doesn't.
# - Each new shape can trigger a new trace.
# - A Python number is a constant in the graph: each new number triggers a new trace. Pass `tf.constant(n)` instead.
# - `input_signature` declares what can vary: `None` stands for any length.

# %% [markdown]
# ## What a trace costs
#
# Here the batch size changes every ten steps, as it does with the last, smaller batch of a dataset.


# %%
def times_of(step):
    spans = []
    for size in (64, 48, 32, 16):
        for _ in range(10):
            before = time.perf_counter()
            step(x_train[:size], y_train[:size]).numpy()
            spans.append(1000 * (time.perf_counter() - before))
    return np.array(spans)


signature = [
    tf.TensorSpec([None, 28, 28], tf.float32),
    tf.TensorSpec([None], tf.uint8),
]
retraced = times_of(tf.function(new_step()))
traced_once = times_of(tf.function(new_step(), input_signature=signature))

print(f"First step, with its trace: {retraced[0]:.0f} ms")
print(f"Median of all steps: {np.median(retraced):.1f} ms")
assert retraced[0] > 5 * np.median(retraced)
assert retraced[10] > 3 * np.median(retraced)
assert traced_once[10] < retraced[10]

# %% alt="The time of 40 steps on a logarithmic axis. Without a signature there are high peaks at steps 1, 11, 21 and 31, where the batch size changes; with input_signature only the first step is slow."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.plot(range(1, 41), retraced, "o-", color="tab:orange", label="tf.function")
ax.plot(
    range(1, 41),
    traced_once,
    "x--",
    color="tab:blue",
    label="with input_signature",
)
ax.set_yscale("log")
ax.set_xticks([1, 11, 21, 31])
ax.set_xlabel("step; the batch size changes at the marks")
ax.set_ylabel("milliseconds")
ax.legend()
plt.show()

# %% [markdown]
# In a custom loop, `batch(64, drop_remainder=True)` avoids the last peak. If all your steps are slow, count the traces as above before you blame the model.
#
# ## Next
#
# - [Custom training loop](custom-loop.md): metrics, regularization, and clipping in a loop.
# - [Eager and graph execution](eager-or-graph.md): branches, side effects, and `.numpy()` in a graph.
# - [Subclassing](subclassing.md): a custom `train_step` inside `fit`.
