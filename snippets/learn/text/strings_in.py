# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# ///
# --8<-- [start:program]
import inspect
import re

import numpy as np
import tensorflow as tf


def sentences_of(*modules):
    """Returns the distinct sentences in the docstrings of some modules."""
    found = set()
    for module in modules:
        for _, function in inspect.getmembers(module, callable):
            text = " ".join((inspect.getdoc(function) or "").split())
            found.update(re.findall(r"[A-Z][^.:>]{30,}\.", text))
    return sorted(found)


classes = [
    sentences_of(
        np, np.linalg, np.fft, np.ma, np.random, np.polynomial.polynomial
    ),
    sentences_of(tf, tf.math, tf.nn, tf.linalg, tf.image, tf.strings, tf.train),
]
rng = np.random.default_rng()
size = 2000  # sentences of each class
texts = np.concatenate([rng.choice(c, size, replace=False) for c in classes])
labels = np.repeat([0.0, 1.0], size)  # 0: NumPy, 1: TensorFlow
order = rng.permutation(2 * size)
texts, labels = tf.constant(texts[order].tolist()), labels[order]
cut = int(0.8 * 2 * size)  # four fifths for training


# --8<-- [start:model]
vectorize = tf.keras.layers.TextVectorization(
    max_tokens=2000, output_mode="multi_hot"
)
vectorize.adapt(texts[:cut])  # before the layer is part of a model

inputs = tf.keras.Input(shape=(1,), dtype="string")  # text, not numbers
words = vectorize(inputs)  # (batch, 2000): 1 for each word in the text
outputs = tf.keras.layers.Dense(1, activation="sigmoid")(words)
model = tf.keras.Model(inputs, outputs)
# --8<-- [end:model]

model.compile(
    optimizer=tf.keras.optimizers.Adam(0.01),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
# --8<-- [start:train]
column = texts[:, None]  # (4000, 1)
model.fit(column[:cut], labels[:cut], batch_size=64, epochs=3, verbose=0)
loss, accuracy = model.evaluate(column[cut:], labels[cut:], verbose=0)

new = tf.constant([["Returns a tensor of the same type."]])
print("Is it TensorFlow's:", bool(model.predict(new, verbose=0)[0, 0] > 0.5))
# --8<-- [end:train]
print(f"Test accuracy above 0.75: {accuracy > 0.75}")
assert accuracy > 0.75
