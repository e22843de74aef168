# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# ///
# --8<-- [start:program]
import inspect
import re

import numpy as np
import tensorflow as tf

TextVectorization = tf.keras.layers.TextVectorization


# --8<-- [start:data]
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
# --8<-- [end:data]

# --8<-- [start:vectorize]
vectorize = TextVectorization(max_tokens=4000, output_sequence_length=40)
vectorize.adapt(texts[:cut])  # learns from the training sentences only
words = vectorize(texts)  # (sentences, 40): word indices, padded with 0
# --8<-- [end:vectorize]

# --8<-- [start:model]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(40,), dtype="int64"),
        tf.keras.layers.Embedding(4000, 32, mask_zero=True),  # (batch, 40, 32)
        tf.keras.layers.GlobalAveragePooling1D(),  # (batch, 32), ignores 0
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.01),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(words[:cut], labels[:cut], batch_size=64, epochs=4, verbose=0)
# --8<-- [end:model]

# --8<-- [start:evaluate]
loss, accuracy = model.evaluate(words[cut:], labels[cut:], verbose=0)
print(f"Test accuracy above 0.75: {accuracy > 0.75}")

for sentence in (
    "Returns a tensor of the same type.",
    "Returns a view of the array.",
):
    chance = model.predict(vectorize(tf.constant([sentence])), verbose=0)[0, 0]
    print(sentence, "TensorFlow" if chance > 0.5 else "NumPy")
assert accuracy > 0.75
# --8<-- [end:evaluate]
