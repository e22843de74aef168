# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "tf_keras", "matplotlib"]
# [tool.harness]
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="An old Keras 2 script meets Keras 3 part by part in one notebook, with each error as it comes and the mend that runs on both."
# # Keras 2 code meets Keras 3
#
# Most lines of an old script run on Keras 3 as they are. This notebook takes those that do not, runs each on both, shows what happens, and mends it so that it runs on both. The last cell trains the whole mended script on both, with the same accuracy.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %% [markdown]
# ## Both in one notebook
#
# `tf_keras` is the last Keras 2, as a package of its own; `tf.keras` is Keras 3. `on_both` runs a part of the script on each and prints what it returns, raises or warns. Both in one program are good for a comparison like this one only: [never mix them](../migrate/which-import.md#never-mix-two-of-them) in a model.

# %%
import textwrap
import warnings
from unittest import mock

import matplotlib.pyplot as plt
import numpy as np
import tf_keras

tf.get_logger().setLevel("ERROR")  # TensorFlow reports each folder that it writes
assert tf_keras.__version__.startswith("2.")
assert tf.keras.__version__.startswith("3.")


def first_line(text):
    return textwrap.shorten(str(text).strip().splitlines()[0], 160, placeholder=" …")


def on_both(part):
    """Runs part(keras) on both, prints what comes of it, and returns that."""
    said = {}
    for name, keras in {"Keras 2": tf_keras, "Keras 3": tf.keras}.items():
        with (
            warnings.catch_warnings(record=True) as caught,
            mock.patch("absl.logging.warning", warnings.warn),  # Keras warns there, too
        ):
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", UserWarning)
            try:
                said[name] = str(part(keras))
            except Exception as error:
                said[name] = f"{type(error).__name__}: {first_line(error)}"
        print(f"{name}: {said[name]}")
        for warning in caught:
            print(f"  warns: {first_line(warning.message)}")
            said[name] += " warns: " + first_line(warning.message)
    return said


# %% [markdown]
# ## A TensorFlow operation in a Functional model
#
# While you build a Functional model, `images` has no values yet. Keras 2 turned each `tf` operation on it into a layer; Keras 3 refuses. Use a layer, or put the operation into a [layer of your own](custom-layers.md).


# %%
def old(keras):
    images = keras.Input(shape=(28, 28))
    pixels = tf.reshape(images, (-1, 784)) / 255.0
    return keras.Model(images, keras.layers.Dense(10)(pixels)).output_shape


def mended(keras):
    images = keras.Input(shape=(28, 28))
    pixels = keras.layers.Rescaling(1 / 255.0)(keras.layers.Reshape((784,))(images))
    return keras.Model(images, keras.layers.Dense(10)(pixels)).output_shape


before = on_both(old)
print("Mended:")
after = on_both(mended)

assert before["Keras 2"] == "(None, 10)" and before["Keras 3"].startswith("ValueError")
assert after["Keras 2"] == after["Keras 3"] == "(None, 10)"

# %% [markdown]
# ## `input_shape` in a layer
#
# It still works, and Keras 3 warns. Begin the model with `Input`, and it is silent.


# %%
def old(keras):
    flatten = keras.layers.Flatten(input_shape=(28, 28))
    return keras.Sequential([flatten, keras.layers.Dense(10)]).count_params()


def mended(keras):
    model = keras.Sequential()
    model.add(keras.Input(shape=(28, 28)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(10))
    return model.count_params()


before = on_both(old)
print("Mended:")
after = on_both(mended)

assert "warns" in before["Keras 3"] and "warns" not in before["Keras 2"]
assert after["Keras 2"] == after["Keras 3"] == "7850"

# %% [markdown]
# ## A layer with weights of its own
#
# Two things changed. The name of a weight is no longer the first argument: that raises. And a bare `tf.Variable` is no longer found: that is silent, and the weight is never trained. `add_weight` with keywords is right on both.


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


def mended(keras):
    class Gain(keras.layers.Layer):
        def build(self, input_shape):
            self.gain = self.add_weight(name="gain", shape=(), initializer="ones")

    gain = Gain()
    gain.build((None, 4))
    return f"{len(gain.trainable_variables)} trainable"


before = on_both(old)
print("With tf.Variable:")
lost = on_both(silent)
print("Mended:")
after = on_both(mended)

assert "Error: " in before["Keras 3"] and "Error: " not in before["Keras 2"]
assert (lost["Keras 2"], lost["Keras 3"]) == ("1 trainable", "0 trainable")
assert after["Keras 2"] == after["Keras 3"] == "1 trainable"

# %% [markdown]
# ## `Adam(lr=…)`
#
# Here Keras 3 is the kinder one. The last Keras 2 only logs a warning, *ignores the rate* and trains with the default of 0.001; Keras 3 raises. The name is `learning_rate`, on both.


# %%
def old(keras):
    return f"{float(keras.optimizers.Adam(lr=0.01).learning_rate):.3f}"


def mended(keras):
    return f"{float(keras.optimizers.Adam(learning_rate=0.01).learning_rate):.3f}"


before = on_both(old)
print("Mended:")
after = on_both(mended)

assert before["Keras 2"].startswith("0.001 warns")
assert before["Keras 3"].startswith("ValueError")
assert after["Keras 2"] == after["Keras 3"] == "0.010"

# %% [markdown]
# ## A model to go on with
#
# The other parts of the script need a model that is compiled, and digits.

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
# `fit` takes generators itself, on both. Leave out `workers` and its kin; Keras 3 wants them in the `Sequence` (which it calls `PyDataset`). And say `shuffle=False`: a generator comes in its own order.


# %%
def batches():
    while True:
        for begin in range(0, len(x_train), 64):
            yield x_train[begin : begin + 64], y_train[begin : begin + 64]


def old(keras):
    history = compiled(keras).fit_generator(batches(), steps_per_epoch=20, verbose=0)
    return sorted(history.history)


def mended(keras):
    history = compiled(keras).fit(
        batches(), steps_per_epoch=20, shuffle=False, verbose=0
    )
    return sorted(history.history)


before = on_both(old)
print("Mended:")
after = on_both(mended)

assert before["Keras 3"].startswith("AttributeError")
assert after["Keras 2"] == after["Keras 3"] == "['accuracy', 'loss']"

# %% [markdown]
# ## `optimizer.lr` in a callback
#
# Reading `optimizer.lr` raises on Keras 3. Writing it is worse: Python makes a new attribute, nothing complains, and the rate stays as it was. `K.set_value` on the rate raises, too. Assign `optimizer.learning_rate`.


# %%
def old(keras):
    optimizer = compiled(keras).optimizer
    keras.backend.set_value(optimizer.lr, 0.5 * keras.backend.get_value(optimizer.lr))
    return f"{float(optimizer.learning_rate):.4f}"


def silent(keras):
    optimizer = compiled(keras).optimizer
    optimizer.lr = 0.0015
    return f"{float(optimizer.learning_rate):.4f}"


def mended(keras):
    optimizer = compiled(keras).optimizer
    optimizer.learning_rate = 0.5 * float(optimizer.learning_rate)
    return f"{float(optimizer.learning_rate):.4f}"


before = on_both(old)
print("Assigned to lr:")
lost = on_both(silent)
print("Mended:")
after = on_both(mended)

assert before["Keras 3"].startswith("AttributeError")
assert (lost["Keras 2"], lost["Keras 3"]) == ("0.0015", "0.0030")
assert after["Keras 2"] == after["Keras 3"] == "0.0015"

# %% [markdown]
# ## `predict_classes`
#
# It was gone from Keras 2 before Keras 3 came. Take the digit with the largest probability yourself.


# %%
def old(keras):
    return compiled(keras).predict_classes(x_test[:100]).shape


def mended(keras):
    return compiled(keras).predict(x_test[:100], verbose=0).argmax(axis=1).shape


before = on_both(old)
print("Mended:")
after = on_both(mended)

assert all(said.startswith("AttributeError") for said in before.values())
assert after["Keras 2"] == after["Keras 3"] == "(100,)"

# %% [markdown]
# ## Saving
#
# Keras 3 saves no folder, it asks for a file name that ends in `.keras`. An `.h5` file works on both, with a warning. A `.keras` file of one of the two is for that one: [move a model](../migrate/move-models.md) by its weights.


# %%
def old(keras):
    compiled(keras).save("digits")
    return "saved"


def with_h5(keras):
    compiled(keras).save("digits.h5")
    return "saved"


def mended(keras):
    model = compiled(keras)
    model.save("digits.keras")
    restored = keras.models.load_model("digits.keras", compile=False)
    same = np.allclose(model(x_test[:100]), restored(x_test[:100]), atol=1e-6)
    return f"the same predictions: {same}"


before = on_both(old)
print("As .h5:")
legacy = on_both(with_h5)
print("Mended:")
after = on_both(mended)

assert before["Keras 2"].startswith("saved")
assert before["Keras 3"].startswith("ValueError")
assert all(said.startswith("saved warns") for said in legacy.values())
assert all(said == "the same predictions: True" for said in after.values())

# %% [markdown]
# ## The mended script, on both
#
# All mends together, in one script that runs on both. It takes `keras` as an argument only so that you can compare; yours says `from tensorflow import keras`.


# %%
def script(keras):
    keras.utils.set_random_seed(1)

    class Gain(keras.layers.Layer):
        def build(self, input_shape):
            shape = (int(input_shape[-1]),)
            self.gain = self.add_weight(name="gain", shape=shape, initializer="ones")

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
    accuracy = np.mean(model.predict(x_test, verbose=0).argmax(axis=1) == y_test)
    return history["loss"], accuracy, float(model.optimizer.learning_rate)


losses, accuracies = {}, {}
for name, keras in {"Keras 2": tf_keras, "Keras 3": tf.keras}.items():
    losses[name], accuracies[name], rate = script(keras)
    print(f"{name}: test accuracy {accuracies[name]:.2f}, last rate {rate:.5f}")
    assert abs(rate - 0.003 / 2**4) < 1e-6

assert min(accuracies.values()) > 0.88
assert abs(accuracies["Keras 2"] - accuracies["Keras 3"]) < 0.02

# %% alt="The training loss over four epochs, Keras 2 as a wide line and Keras 3 as a dashed one. Both fall together and end at nearly the same loss."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.plot(
    range(1, 5), losses["Keras 2"], "o-", color="gold", linewidth=6, label="Keras 2"
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
# - [From Keras 2 to Keras 3](../migrate/keras-3.md): every change with its mend.
# - [An old script on a new TensorFlow](../migrate/old-script.md): a longer script, kept or ported.
# - [What changed, and what did not](../migrate/what-changed.md).
