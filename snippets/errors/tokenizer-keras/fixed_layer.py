# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# ///
# --8<-- [start:program]
import tensorflow as tf

vectorize = tf.keras.layers.TextVectorization()  # changed
vectorize.adapt(["to be or not to be"])  # changed
sequences = vectorize(["be or not"]).numpy()  # changed
words = vectorize.get_vocabulary()
print(" ".join(words[number] for number in sequences[0]))
assert [words[number] for number in sequences[0]] == ["be", "or", "not"]
