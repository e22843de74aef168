# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "matplotlib"]
# [tool.harness]
# tolerance = 0.03
# tolerance-reason = "its accuracies differ from CPU to CPU"
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="Combine an image and a table in one Functional Keras model, and show by an ablation that it beats a model with either input alone."
# # Two inputs, one decision
#
# Give each input its own branch, concatenate the branches, and let the last layers decide: that's a Functional model with two inputs. Then train it with each input alone. Only this ablation shows whether the second input is worth its cost.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %% [markdown]
# ## The data: an image and a table
#
# The data is made from MNIST, so that you know what each input can contribute. Each row has two digits, A and B. A is an image. B is a table of 56 numbers: the amount of ink in each row and each column of its image. The question is: is A greater than B?

# %%
import matplotlib.pyplot as plt
import numpy as np

tf.keras.utils.set_random_seed(1)

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()


def pairs_of(images, digits, seed):
    """Pairs each digit with another one, chosen at random."""
    images = images.astype("float32") / 255.0
    other = np.random.default_rng(seed).permutation(len(images))
    inputs = {
        "image": images[..., None],  # (rows, 28, 28, 1)
        "table": np.concatenate(
            [images[other].mean(axis=2), images[other].mean(axis=1)], axis=1
        ),  # (rows, 56)
    }
    return (
        inputs,
        (digits > digits[other]).astype("float32"),
        digits,
        digits[other],
    )


train, target, _, _ = pairs_of(x_train[:30000], y_train[:30000], seed=1)
test, test_target, a, b = pairs_of(x_test, y_test, seed=2)
print({name: rows.shape for name, rows in train.items()})
print(f"Share of test rows where A is greater: {test_target.mean():.2f}")

# %% alt="Three rows of the data. On the left, the image of digit A; on the right, a bar chart of the ink of digit B, 28 image rows and then 28 columns, from which the digit is hard to tell."
fig, axes = plt.subplots(
    3, 2, figsize=(7, 3.5), width_ratios=[1, 4], layout="constrained"
)
for row, (left, right) in enumerate(axes):
    left.imshow(test["image"][row, ..., 0], cmap="gray_r")
    left.set_axis_off()
    right.bar(
        range(28), test["table"][row, :28], color="tab:blue", label="rows"
    )
    right.bar(
        range(28, 56),
        test["table"][row, 28:],
        color="tab:orange",
        hatch="///",
        label="columns",
    )
    right.set_ylabel("ink")
    right.set_title(f"A = {a[row]}, B = {b[row]}", fontsize=9, loc="left")
axes[0, 1].legend(fontsize=8, loc="upper right")
axes[2, 1].set_xlabel("28 rows and 28 columns of B")
plt.show()

# %% [markdown]
# ## How far one input can get
#
# If you know only A, the best rule is to answer "greater" when A is 5 or more. A model that sees only one of the two digits can't be much better than this:


# %%
def ceiling(digits, answers):
    """Returns the accuracy of the best answer for each digit."""
    share = np.array([answers[digits == digit].mean() for digit in range(10)])
    return np.mean(np.maximum(share, 1 - share)[digits])


limits = {"image": ceiling(a, test_target), "table": ceiling(b, test_target)}
for name, limit in limits.items():
    print(f"Limit with the {name} alone: {limit:.2f}")
assert all(0.7 < limit < 0.8 for limit in limits.values())

# %% [markdown]
# ## The model
#
# Each input has its own kind of branch: convolutions for the image, `Dense` layers for the table. `concatenate` joins their features. The names of the inputs are the keys of the data. The same function builds the models with one input, for the ablation.


# %%
def build(names):
    image = tf.keras.Input(shape=(28, 28, 1), name="image")
    x = tf.keras.layers.Conv2D(8, 5, strides=2, activation="relu")(image)
    x = tf.keras.layers.Conv2D(16, 3, strides=2, activation="relu")(x)
    x = tf.keras.layers.Flatten()(x)  # (batch, 400)
    x = tf.keras.layers.Dense(32, activation="relu")(x)

    table = tf.keras.Input(shape=(56,), name="table")
    t = tf.keras.layers.Rescaling(4.0)(table)  # scale small values up
    t = tf.keras.layers.Dense(64, activation="relu")(t)
    t = tf.keras.layers.Dense(32, activation="relu")(t)

    inputs = {"image": image, "table": table}
    found = {"image": x, "table": t}
    if len(names) == 2:
        fused = tf.keras.layers.concatenate([x, t])  # (batch, 64)
    else:
        fused = found[names[0]]
    fused = tf.keras.layers.Dense(32, activation="relu")(fused)
    greater = tf.keras.layers.Dense(1, activation="sigmoid")(fused)
    return tf.keras.Model({name: inputs[name] for name in names}, greater)


fusion = build(["image", "table"])
print("Inputs:", sorted(fusion.input))
assert sorted(fusion.input) == ["image", "table"]

# %% [markdown]
# ## The ablation
#
# Train three models with the same rows, epochs, and optimizer. Only the inputs differ.


# %%
def train_and_test(model, names):
    model.compile(
        optimizer=tf.keras.optimizers.Adam(0.004),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    rows = {name: train[name] for name in names}
    model.fit(rows, target, batch_size=256, epochs=4, verbose=0)
    test_rows = {name: test[name] for name in names}
    return model.evaluate(test_rows, test_target, batch_size=500, verbose=0)[1]


accuracy = {
    "image alone": train_and_test(build(["image"]), ["image"]),
    "table alone": train_and_test(build(["table"]), ["table"]),
    "both": train_and_test(fusion, ["image", "table"]),
}
for name, share in accuracy.items():
    print(f"{name}: accuracy {share:.2f}")
assert accuracy["image alone"] < limits["image"] + 0.01
assert accuracy["table alone"] < limits["table"] + 0.01
assert accuracy["both"] > max(limits.values()) + 0.08

# %% alt="Three bars of test accuracy. Image alone and table alone reach about 0.75, just under a dashed line that marks the limit with one input. Both together are clearly above it."
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
bars = ax.bar(list(accuracy), list(accuracy.values()), color=["C0", "C1", "C2"])
for bar, hatch in zip(bars, ("", "//", "xx")):
    bar.set_hatch(hatch)
ax.bar_label(bars, fmt="%.2f", label_type="center", bbox={"facecolor": "white"})
ax.axhline(
    max(limits.values()),
    color="black",
    linestyle="--",
    label="limit with one input",
)
ax.axhline(0.5, color="gray", linestyle=":", label="random guess")
ax.set_ylim(0.4, 1.0)
ax.set_ylabel("test accuracy")
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# ## Does the fused model use both?
#
# You can test this without retraining: shuffle one input of the test rows, so that it belongs to other rows. If the model uses that input, the accuracy drops. If nothing changes, the model doesn't need it.

# %%
shuffled = np.random.default_rng(3).permutation(len(test_target))
for name in ("image", "table"):
    mixed_up = {**test, name: test[name][shuffled]}
    share = fusion.evaluate(mixed_up, test_target, batch_size=500, verbose=0)[1]
    print(f"With the {name} of another row: accuracy {share:.2f}")
    assert share < accuracy["both"] - 0.1

# %% [markdown]
# ## Where it is wrong
#
# The closer the two digits, the harder the question. To compare 3 and 4, the model must read both exactly; 0 and 9 leave room for error.

# %% alt="The accuracy over B minus A, from -9 to 9. It is near 1 far out on both sides and dips in the middle, where the digits are equal or next to each other."
answers = fusion.predict(test, batch_size=500, verbose=0)[:, 0] > 0.5
right = answers == (test_target == 1)
distances = np.arange(-9, 10)
shares = [right[b.astype(int) - a == distance].mean() for distance in distances]

fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.plot(distances, shares, "o-")
ax.set_xticks(distances)
ax.set_xlabel("B − A (below 0: A is greater)")
ax.set_ylabel("accuracy")
plt.show()

far = np.abs(b.astype(int) - a) >= 5
near = np.abs(b.astype(int) - a) <= 1
assert right[far].mean() > right[near].mean() + 0.05

# %% [markdown]
# ## Next
#
# - [Multiple inputs and outputs](inputs-outputs.md): dicts, lists, and one loss for each output.
# - [Functional API](functional.md): branches and shared layers.
# - [Preprocessing layers](preprocessing.md): columns of text and categories in the table.
