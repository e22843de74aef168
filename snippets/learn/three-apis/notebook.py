# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "matplotlib"]
# [tool.harness]
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="The same Keras model as Sequential, Functional, and subclassed. With the same weights, all three predict and learn the same."
# # One model, three APIs
#
# The Sequential API, the Functional API, and subclassing are three ways to write the same model. With the same weights, they make the same predictions and learn the same, step by step. They differ in what Keras knows about the model, and so in what you can do with it afterwards.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %%
import matplotlib.pyplot as plt
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(1)

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
# (20000, 28, 28, 1) and (4000, 28, 28, 1)
x_train = x_train[:20000, ..., None].astype("float32") / 255.0
x_test = x_test[:4000, ..., None].astype("float32") / 255.0
y_train, y_test = y_train[:20000], y_test[:4000]

# %% [markdown]
# ## Sequential: a list of layers
#
# The model is a single chain: you only list its layers in order.

# %%
sequential = keras.Sequential(
    [
        keras.Input(shape=(28, 28, 1)),
        layers.Conv2D(8, 3, strides=2, activation="relu"),
        layers.Flatten(),
        layers.Dense(32, activation="relu", name="features"),
        layers.Dense(10, activation="softmax"),
    ]
)

# %% [markdown]
# ## Functional: a graph of layers
#
# You call each layer on the output of another layer. So an output can go to two layers, and a layer can have two inputs: the model is a graph. Here the graph is a chain again.

# %%
images = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(8, 3, strides=2, activation="relu")(images)
x = layers.Flatten()(x)
x = layers.Dense(32, activation="relu", name="features")(x)
digit = layers.Dense(10, activation="softmax")(x)
functional = keras.Model(images, digit)

# %% [markdown]
# ## Subclassing: a Python class
#
# `__init__` creates the layers, and `call` uses them. In `call` you can write any Python: branches, loops, any operation.


# %%
class Reader(keras.Model):
    def __init__(self, **kwargs):  # Keras passes them on loading
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(8, 3, strides=2, activation="relu")
        self.flatten = layers.Flatten()
        self.features = layers.Dense(32, activation="relu", name="features")
        self.classify = layers.Dense(10, activation="softmax")

    def call(self, images):  # (batch, 28, 28, 1)
        x = self.flatten(self.conv(images))  # (batch, 1352)
        return self.classify(self.features(x))  # (batch, 10)


subclassed = Reader()
print("Weights before the first call:", len(subclassed.weights))
subclassed(x_train[:1])
print("Weights after the first call:", len(subclassed.weights))

# %% [markdown]
# A subclassed model has no weights until it gets its first batch, because the shapes depend on `call`. The other two models have their weights from the start.

# %%
models = {
    "Sequential": sequential,
    "Functional": functional,
    "subclassed": subclassed,
}

assert [len(model.weights) for model in models.values()] == [6, 6, 6]
assert len({model.count_params() for model in models.values()}) == 1
assert len(Reader().weights) == 0

# %% [markdown]
# ## Same weights, same predictions
#
# `get_weights` and `set_weights` copy the weights from one model to another. They go by order, so the layers must be in the same order.

# %%
for model in models.values():
    model.set_weights(sequential.get_weights())

first = {
    name: model.predict(x_test, verbose=0) for name, model in models.items()
}
for name, predictions in first.items():
    assert np.allclose(predictions, first["Sequential"], atol=1e-5), name
print("The same predictions before training.")

# %% [markdown]
# ## Same training
#
# Each model gets its own optimizer, and the digits in the same order (`shuffle=False`). There's no `Dropout`, so nothing is random.

# %%
curves = {}
for name, model in models.items():
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.002),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    curves[name] = model.fit(
        x_train, y_train, batch_size=64, epochs=3, shuffle=False, verbose=0
    ).history["loss"]
    print(f"{name}: " + ", ".join(f"{loss:.2f}" for loss in curves[name]))

for curve in curves.values():
    assert np.allclose(curve, curves["Sequential"], rtol=0.02)

# %% alt="The training loss over three epochs, three curves of different widths and dashes. They overlap and fall together."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
looks = {
    "Sequential": {"color": "gold", "linewidth": 8, "linestyle": "-"},
    "Functional": {"color": "tab:blue", "linewidth": 4, "linestyle": "--"},
    "subclassed": {
        "color": "black",
        "linewidth": 1,
        "linestyle": "-",
        "marker": "o",
    },
}
for name, curve in curves.items():
    ax.plot(range(1, len(curve) + 1), curve, label=name, **looks[name])
ax.set_xticks(range(1, 4))
ax.set_xlabel("epoch")
ax.set_ylabel("training loss")
ax.legend()
plt.show()

# %% [markdown]
# The losses agree to within rounding. So the choice of API doesn't affect the accuracy:

# %%
accuracies = {
    name: model.evaluate(x_test, y_test, verbose=0)[1]
    for name, model in models.items()
}
for name, accuracy in accuracies.items():
    print(f"{name}: test accuracy {accuracy:.2f}")
assert min(accuracies.values()) > 0.88
assert max(accuracies.values()) - min(accuracies.values()) < 0.01

# %% [markdown]
# ## What Keras knows: layers inside the model
#
# Sequential and Functional models know how their layers are connected. So you can cut one in the middle, for example to extract features. A subclassed model has layers, but no outputs between them: `call` is Python code, and Keras can't inspect it.


# %%
def first_sentence(error):
    return f"{type(error).__name__}: " + str(error).strip().split(". ")[0]


can_cut = {}
for name, model in models.items():
    try:
        features = model.get_layer("features").output
        cut = keras.Model(model.inputs[0], features)
        print(f"{name}: features of shape {cut(x_test[:5]).shape}")
        can_cut[name] = True
    except Exception as error:
        print(f"{name}: {first_sentence(error)}")
        can_cut[name] = False

assert can_cut == {"Sequential": True, "Functional": True, "subclassed": False}

# %% [markdown]
# ## What Keras knows: saving
#
# A `.keras` file contains layers and weights, but never your Python code. To load a subclassed model, Keras must find its class: pass it in `custom_objects`, or register it. Its `__init__` must accept the arguments that Keras saved, hence `**kwargs` above.

# %%
can_load = {}
for name, model in models.items():
    model.save("model.keras")
    try:
        keras.models.load_model("model.keras")
        can_load[name] = True
    except Exception as error:
        print(f"{name}: {first_sentence(error)}")
        can_load[name] = False

assert can_load == {"Sequential": True, "Functional": True, "subclassed": False}

restored = keras.models.load_model(
    "model.keras", custom_objects={"Reader": Reader}
)
after = subclassed.predict(x_test, verbose=0)
assert np.allclose(restored.predict(x_test, verbose=0), after, atol=1e-6)
print("With custom_objects, the subclassed model loads, too.")

# %% [markdown]
# <a id="when-which"></a>
#
# ## Which API to choose
#
# | Your model | Use | Because |
# | --- | --- | --- |
# | is a single chain of layers | [Sequential](sequential.md) | it's the shortest |
# | has branches, two inputs, two outputs, or shared layers | [Functional](functional.md) | Keras knows its graph: you can cut, plot, and save it |
# | needs Python inside: a loop, a recursion, a custom training step | [subclassing](subclassing.md) | `call` can do anything |
#
# You can mix them: each of the three is also a layer. Put the special part into a small [custom layer](custom-layers.md), and keep the model Functional.

# %%
images = keras.Input(shape=(28, 28, 1))
both = layers.average([sequential(images), subclassed(images)])
mixed = keras.Model(images, both)

mean = (sequential.predict(x_test, verbose=0) + after) / 2
assert np.allclose(mixed.predict(x_test, verbose=0), mean, atol=1e-5)
print("A Functional model can contain a Sequential and a subclassed one.")
