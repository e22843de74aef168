# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "tf_keras", "matplotlib"]
# [tool.harness]
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="Run an old Keras 2 script on Keras 3, part by part, in one notebook: each error or warning, and the fix that runs on both."
# # Keras 2 code meets Keras 3
#
# Most lines of an old script run on Keras 3 unchanged. This notebook runs the lines that don't on both Keras 2 and Keras 3, shows what happens, and fixes them so that they run on both. At the end, the whole fixed script trains on both, with the same accuracy.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %% [markdown]
# ## Both in one notebook
#
# `tf_keras` is the last Keras 2, as a separate package; `tf.keras` is Keras 3. `on_both` runs a part of the script on each, and prints its result, its error, and its warnings. Use both in one program only for a comparison like this one: [never mix them](../migrate/which-import.md#never-mix-two-of-them) in a model.

# %%
import textwrap
import warnings
from unittest import mock

import matplotlib.pyplot as plt
import numpy as np
import tf_keras

tf.get_logger().setLevel("ERROR")  # hides the log of each saved folder
assert tf_keras.__version__.startswith("2.")
assert tf.keras.__version__.startswith("3.")


def first_line(text):
    return textwrap.shorten(
        str(text).strip().splitlines()[0], 160, placeholder=" …"
    )


def on_both(part):
    """Runs part(keras) on both; prints and returns the results."""
    results = {}
    for name, keras in {"Keras 2": tf_keras, "Keras 3": tf.keras}.items():
        with (
            warnings.catch_warnings(record=True) as caught,
            # Keras logs some of its warnings.
            mock.patch("absl.logging.warning", warnings.warn),
        ):
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", UserWarning)
            try:
                results[name] = str(part(keras))
            except Exception as error:
                results[name] = f"{type(error).__name__}: {first_line(error)}"
        print(f"{name}: {results[name]}")
        for warning in caught:
            print(f"  warns: {first_line(warning.message)}")
            results[name] += " warns: " + first_line(warning.message)
    return results


# %% [markdown]
# ## A TensorFlow operation in a Functional model
#
# While you build a Functional model, `images` has no values yet. Keras 2 turns each `tf` operation on it into a layer; Keras 3 raises an error. Use a layer, or put the operation into a [custom layer](custom-layers.md).


# %%
def old(keras):
    images = keras.Input(shape=(28, 28))
    pixels = tf.reshape(images, (-1, 784)) / 255.0
    return keras.Model(images, keras.layers.Dense(10)(pixels)).output_shape


def fixed(keras):
    images = keras.Input(shape=(28, 28))
    pixels = keras.layers.Rescaling(1 / 255.0)(
        keras.layers.Reshape((784,))(images)
    )
    return keras.Model(images, keras.layers.Dense(10)(pixels)).output_shape


before = on_both(old)
print("Fixed:")
after = on_both(fixed)

assert before["Keras 2"] == "(None, 10)" and before["Keras 3"].startswith(
    "ValueError"
)
assert after["Keras 2"] == after["Keras 3"] == "(None, 10)"

# %% [markdown]
# ## `input_shape` in a layer
#
# It still works, but Keras 3 warns. Start the model with `Input` to avoid the warning.


# %%
def old(keras):
    flatten = keras.layers.Flatten(input_shape=(28, 28))
    return keras.Sequential([flatten, keras.layers.Dense(10)]).count_params()


def fixed(keras):
    model = keras.Sequential()
    model.add(keras.Input(shape=(28, 28)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(10))
    return model.count_params()


before = on_both(old)
print("Fixed:")
after = on_both(fixed)

assert "warns" in before["Keras 3"] and "warns" not in before["Keras 2"]
assert after["Keras 2"] == after["Keras 3"] == "7850"

# %% [markdown]
# <a id="a-layer-with-weights-of-its-own"></a>
#
# ## A layer with its own weights
#
# Two things changed. The name of a weight is no longer the first argument: that raises an error. And Keras 3 no longer tracks a bare `tf.Variable`: there's no message, and the weight is never trained. `add_weight` with keyword arguments works on both.


# %%
def old(keras):
    class Gain(keras.layers.Layer):
        def build(self, input_shape):
            self.gain = self.add_weight("gain", shape=(), initializer="ones")

    gain = Gain()
    gain.build((None, 4))
    return f"{len(gain.trainable_variables)} trainable"


def silent(keras):
    class Gain(keras.layers.Layer):
        def build(self, input_shape):
            self.gain = tf.Variable(1.0)

    gain = Gain()
    gain.build((None, 4))
    return f"{len(gain.trainable_variables)} trainable"


def fixed(keras):
    class Gain(keras.layers.Layer):
        def build(self, input_shape):
            self.gain = self.add_weight(
                name="gain", shape=(), initializer="ones"
            )

    gain = Gain()
    gain.build((None, 4))
    return f"{len(gain.trainable_variables)} trainable"


before = on_both(old)
print("With tf.Variable:")
lost = on_both(silent)
print("Fixed:")
after = on_both(fixed)

assert "Error: " in before["Keras 3"] and "Error: " not in before["Keras 2"]
assert (lost["Keras 2"], lost["Keras 3"]) == ("1 trainable", "0 trainable")
assert after["Keras 2"] == after["Keras 3"] == "1 trainable"

# %% [markdown]
# ## `Adam(lr=…)`
#
# Here Keras 3 is the safer one. The last Keras 2 only logs a warning, *ignores the rate*, and trains with the default of 0.001; Keras 3 raises an error. Use `learning_rate` on both.


# %%
def old(keras):
    return f"{float(keras.optimizers.Adam(lr=0.01).learning_rate):.3f}"


def fixed(keras):
    return (
        f"{float(keras.optimizers.Adam(learning_rate=0.01).learning_rate):.3f}"
    )


before = on_both(old)
print("Fixed:")
after = on_both(fixed)

assert before["Keras 2"].startswith("0.001 warns")
assert before["Keras 3"].startswith("ValueError")
assert after["Keras 2"] == after["Keras 3"] == "0.010"

# %% [markdown]
# <a id="a-model-to-go-on-with"></a>
#
# ## A model for the other parts
#
# The other parts of the script need a compiled model and some digits.

# %%
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:12000].astype("float32") / 255.0
x_test = x_test[:4000].astype("float32") / 255.0
y_train, y_test = y_train[:12000], y_test[:4000]


def compiled(keras):
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.003),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


# %% [markdown]
# ## `fit_generator`
#
# On both, `fit` accepts generators. Leave out `workers` and related arguments; Keras 3 expects them in the `Sequence` (which it calls `PyDataset`). And set `shuffle=False`, because a generator yields its batches in its own order.


# %%
def batches():
    while True:
        for begin in range(0, len(x_train), 64):
            yield x_train[begin : begin + 64], y_train[begin : begin + 64]


def old(keras):
    history = compiled(keras).fit_generator(
        batches(), steps_per_epoch=20, verbose=0
    )
    return sorted(history.history)


def fixed(keras):
    history = compiled(keras).fit(
        batches(), steps_per_epoch=20, shuffle=False, verbose=0
    )
    return sorted(history.history)


before = on_both(old)
print("Fixed:")
after = on_both(fixed)

assert before["Keras 3"].startswith("AttributeError")
assert after["Keras 2"] == after["Keras 3"] == "['accuracy', 'loss']"

# %% [markdown]
# ## `optimizer.lr` in a callback
#
# On Keras 3, reading `optimizer.lr` raises an error. Assigning it is worse: Python creates a new attribute, there's no message, and the rate doesn't change. `K.set_value` on the rate raises an error, too. Assign `optimizer.learning_rate` instead.


# %%
def old(keras):
    optimizer = compiled(keras).optimizer
    keras.backend.set_value(
        optimizer.lr, 0.5 * keras.backend.get_value(optimizer.lr)
    )
    return f"{float(optimizer.learning_rate):.4f}"


def silent(keras):
    optimizer = compiled(keras).optimizer
    optimizer.lr = 0.0015
    return f"{float(optimizer.learning_rate):.4f}"


def fixed(keras):
    optimizer = compiled(keras).optimizer
    optimizer.learning_rate = 0.5 * float(optimizer.learning_rate)
    return f"{float(optimizer.learning_rate):.4f}"


before = on_both(old)
print("Assigned to lr:")
lost = on_both(silent)
print("Fixed:")
after = on_both(fixed)

assert before["Keras 3"].startswith("AttributeError")
assert (lost["Keras 2"], lost["Keras 3"]) == ("0.0015", "0.0030")
assert after["Keras 2"] == after["Keras 3"] == "0.0015"

# %% [markdown]
# ## `predict_classes`
#
# Keras 2 removed it before Keras 3 was released. Use `argmax` to get the digit with the largest probability.


# %%
def old(keras):
    return compiled(keras).predict_classes(x_test[:100]).shape


def fixed(keras):
    return compiled(keras).predict(x_test[:100], verbose=0).argmax(axis=1).shape


before = on_both(old)
print("Fixed:")
after = on_both(fixed)

assert all(one.startswith("AttributeError") for one in before.values())
assert after["Keras 2"] == after["Keras 3"] == "(100,)"

# %% [markdown]
# ## Saving
#
# Keras 3 doesn't save a folder: the file name must end in `.keras`. An `.h5` file works on both, with a warning. Load a `.keras` file with the Keras that saved it, and [move a model](../migrate/move-models.md) by its weights.


# %%
def old(keras):
    compiled(keras).save("digits")
    return "saved"


def with_h5(keras):
    compiled(keras).save("digits.h5")
    return "saved"


def fixed(keras):
    model = compiled(keras)
    model.save("digits.keras")
    restored = keras.models.load_model("digits.keras", compile=False)
    same = np.allclose(model(x_test[:100]), restored(x_test[:100]), atol=1e-6)
    return f"the same predictions: {same}"


before = on_both(old)
print("As .h5:")
legacy = on_both(with_h5)
print("Fixed:")
after = on_both(fixed)

assert before["Keras 2"].startswith("saved")
assert before["Keras 3"].startswith("ValueError")
assert all(one.startswith("saved warns") for one in legacy.values())
assert all(one == "the same predictions: True" for one in after.values())

# %% [markdown]
# <a id="the-mended-script-on-both"></a>
#
# ## The fixed script, on both
#
# Here are all fixes together, in one script that runs on both. It accepts `keras` as an argument only for this comparison; write `from tensorflow import keras` in your script.


# %%
def script(keras):
    keras.utils.set_random_seed(1)

    class Gain(keras.layers.Layer):
        def build(self, input_shape):
            shape = (int(input_shape[-1]),)
            self.gain = self.add_weight(
                name="gain", shape=shape, initializer="ones"
            )

        def call(self, inputs):
            return self.gain * inputs

    class Halve(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            optimizer = self.model.optimizer
            optimizer.learning_rate = 0.5 * float(optimizer.learning_rate)

    model = keras.Sequential()
    model.add(keras.Input(shape=(28, 28)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(64, activation="relu"))
    model.add(Gain())
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.003),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(
        batches(),
        steps_per_epoch=len(x_train) // 64,
        epochs=4,
        shuffle=False,
        callbacks=[Halve()],
        verbose=0,
    ).history
    accuracy = np.mean(
        model.predict(x_test, verbose=0).argmax(axis=1) == y_test
    )
    return history["loss"], accuracy, float(model.optimizer.learning_rate)


losses, accuracies = {}, {}
for name, keras in {"Keras 2": tf_keras, "Keras 3": tf.keras}.items():
    losses[name], accuracies[name], rate = script(keras)
    print(f"{name}: test accuracy {accuracies[name]:.2f}, last rate {rate:.5f}")
    assert abs(rate - 0.003 / 2**4) < 1e-6

assert min(accuracies.values()) > 0.88
assert abs(accuracies["Keras 2"] - accuracies["Keras 3"]) < 0.02

# %% alt="The training loss over four epochs, Keras 2 as a wide line and Keras 3 as a dashed line. Both fall together and end at nearly the same loss."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.plot(
    range(1, 5),
    losses["Keras 2"],
    "o-",
    color="gold",
    linewidth=6,
    label="Keras 2",
)
ax.plot(range(1, 5), losses["Keras 3"], "x--", color="black", label="Keras 3")
ax.set_xticks(range(1, 5))
ax.set_xlabel("epoch")
ax.set_ylabel("training loss")
ax.legend()
plt.show()

# %% [markdown]
# ## Next
#
# - [From Keras 2 to Keras 3](../migrate/keras-3.md): every change with its fix.
# - [An old script on a new TensorFlow](../migrate/old-script.md): a longer script, kept or ported.
# - [What changed, and what didn't](../migrate/what-changed.md).
