# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "matplotlib"]
# [tool.harness]
# notebook = true
# environments = ["*+notebook", "colab"]
# ///
# --8<-- [start:program]
# %% [markdown] description="Train a two-layer network on MNIST to more than 0.96 accuracy: look at the data, train, find the wrong predictions, and save the model."
# # Digits, end to end
#
# A network of two `Dense` layers learns to read handwritten digits in a few seconds, with a test accuracy above 0.96. You look at the data, train the model, find out which digits it gets wrong, and save it.

# %% version
import tensorflow as tf

found = tuple(int(part) for part in tf.__version__.split(".")[:2])
assert found >= (2, 16), (
    f"This notebook needs TensorFlow 2.16 or newer; here is {tf.__version__}."
)

# %% [markdown]
# ## The data
#
# MNIST has 60,000 training images and 10,000 test images of 28 × 28 pixels. Pixel values range from 0 to 255. Divide them by 255, because a network learns best from values near 1.

# %%
import matplotlib.pyplot as plt
import numpy as np

tf.keras.utils.set_random_seed(1)

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train.astype("float32") / 255.0
x_test = x_test.astype("float32") / 255.0

print("Training images:", x_train.shape, "test images:", x_test.shape)
assert x_train.max() == 1.0 and set(y_train) == set(range(10))

# %% [markdown]
# ## A look at the digits
#
# Always look at the data before you train: does each label match its image? Here each column has one label.


# %% alt="Four rows of ten handwritten digits, 0 to 9 from left to right. The handwriting differs within a column: slanted, thick, and thin strokes, sevens with and without a bar."
def tiled(images):
    """Tiles images: (rows, columns, height, width) becomes one image."""
    rows, columns, height, width = images.shape
    return images.transpose(0, 2, 1, 3).reshape(rows * height, columns * width)


examples = np.stack(
    [x_train[y_train == digit][:4] for digit in range(10)], axis=1
)

fig, ax = plt.subplots(figsize=(7, 3.5))
ax.imshow(tiled(examples), cmap="gray_r")
ax.set_xticks(28 * np.arange(10) + 14, range(10))
ax.set_yticks([])
ax.set_xlabel("label")
ax.set_title("Four examples of each digit")
plt.show()

# %% [markdown]
# ## The model
#
# `Flatten` turns an image into a row of 784 numbers. The first `Dense` layer learns 128 features, and the last one returns a probability for each digit. `Dropout` drops a fifth of the features at each training step, so that the model doesn't rely on any single one.

# %%
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),  # (batch, 784)
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dropout(0.2),
        tf.keras.layers.Dense(10, activation="softmax"),  # probabilities
    ]
)
model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",  # the labels are integers
    metrics=["accuracy"],
)
print("Parameters:", model.count_params())
assert model.count_params() == (784 + 1) * 128 + (128 + 1) * 10

# %% [markdown]
# ## The training
#
# `validation_split=0.1` sets the last tenth of the training digits aside. Keras evaluates the model on them after each epoch, and never trains on them.

# %%
history = model.fit(
    x_train, y_train, batch_size=128, epochs=5, validation_split=0.1, verbose=0
).history
epochs = range(1, len(history["loss"]) + 1)
print("Validation accuracy:")
for epoch, accuracy in zip(epochs, history["val_accuracy"]):
    print(f"  after epoch {epoch}: {accuracy:.2f}")
assert history["loss"][-1] < history["loss"][0] / 2

# %% alt="Two panels over five epochs. Left, the loss falls, steeply at first. Right, the accuracy rises. The training and validation curves stay close together."
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.5), layout="constrained")
for ax, key in ((left, "loss"), (right, "accuracy")):
    ax.plot(epochs, history[key], "o--", color="tab:orange", label="training")
    ax.plot(
        epochs,
        history["val_" + key],
        "s-",
        color="tab:blue",
        label="validation",
    )
    ax.set_xlabel("epoch")
    ax.set_ylabel(key)
    ax.set_xticks(epochs)
    ax.legend()
plt.show()

# %% [markdown]
# Both losses fall, so the model can still improve. When the validation loss rises while the training loss falls, the model overfits: stop there, with [`EarlyStopping`](callbacks.md). In the first epoch, the validation loss is lower than the training loss, because it's measured at the end of the epoch and without `Dropout`.

# %%
assert history["val_loss"][0] < history["loss"][0]

# %% [markdown]
# ## The test
#
# The test digits come from other writers. Use them once, at the end.

# %%
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.96

# %% [markdown]
# <a id="which-digits-does-it-take-for-which"></a>
#
# ## Which digits does it confuse?
#
# In a confusion matrix, each row is a true digit and each column is a predicted one. Everything off the diagonal is an error; only errors are colored here.

# %% alt="A table of ten rows, the true digits, and ten columns, the predicted digits. The diagonal contains about a thousand in each row. Most other numbers are below ten; a few darker cells are digits that look similar."
probabilities = model.predict(x_test, verbose=0)  # (10000, 10)
predicted = probabilities.argmax(axis=1)
counts = tf.math.confusion_matrix(y_test, predicted).numpy()
errors = counts - np.diag(counts.diagonal())

fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
ax.imshow(errors, cmap="Oranges", vmax=2 * errors.max(), aspect="auto")
for row in range(10):
    for column in range(10):
        ax.text(
            column,
            row,
            counts[row, column],
            ha="center",
            va="center",
            fontsize=8,
        )
ax.set_xticks(range(10))
ax.set_yticks(range(10))
ax.set_xlabel("predicted digit")
ax.set_ylabel("true digit")
plt.show()

assert counts.sum() == len(y_test)
assert abs(counts.diagonal().sum() / len(y_test) - accuracy) < 1e-3

# %% [markdown]
# ## The digits that it gets wrong
#
# Sort the errors by how certain the model was, and look at the worst. Many are hard to read for a person, too.

# %% alt="Two rows of eight test digits with a note above each, for example 4 → 9: the label and the prediction. Many are badly written or look like two digits at once."
wrong = np.flatnonzero(predicted != y_test)
certainty = probabilities.max(axis=1)
worst = wrong[np.argsort(-certainty[wrong])][:16]
pictures = np.pad(x_test[worst], ((0, 0), (10, 0), (0, 0)))  # room for the note

fig, ax = plt.subplots(figsize=(7, 3.5))
ax.imshow(tiled(pictures.reshape(2, 8, 38, 28)), cmap="gray_r")
for place, index in enumerate(worst):
    row, column = divmod(place, 8)
    note = f"{y_test[index]} → {predicted[index]}"
    ax.text(28 * column + 14, 38 * row + 6, note, ha="center", va="center")
ax.set_axis_off()
ax.set_title("label → prediction")
plt.show()

# %% [markdown]
# The model is less certain where it's wrong. So you can leave the uncertain digits to a person: without them, the accuracy rises.

# %%
certain = certainty > 0.9
right_if_certain = np.mean(predicted[certain] == y_test[certain])
print(f"Share of digits it is certain about: {certain.mean():.2f}")
print(f"Accuracy on these: {right_if_certain:.2f}")
assert certainty[wrong].mean() < certainty[predicted == y_test].mean() - 0.1
assert certain.mean() > 0.8 and right_if_certain > accuracy

# %% [markdown]
# ## Save it and load it again
#
# One `.keras` file contains the layers, the weights, and the optimizer's state. The loaded model makes the same predictions.

# %%
model.save("digits.keras")
restored = tf.keras.models.load_model("digits.keras")

again = restored.predict(x_test[:1000], verbose=0)
assert np.allclose(again, probabilities[:1000], atol=1e-6)
print("The loaded model makes the same predictions.")

# %% [markdown]
# ## Next
#
# - [Sequential model (MNIST)](sequential.md): the same model as a script, on every release.
# - [Save and load a Keras model](saving.md): weights only, and other formats.
# - [Functional API](functional.md), when one chain of layers isn't enough.
