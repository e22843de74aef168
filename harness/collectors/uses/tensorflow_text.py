# /// companion
# package = "tensorflow-text"
# purpose = "Tokenizers and text operations"
# ///
import tensorflow as tf
import tensorflow_text as text

data = tf.data.Dataset.from_tensor_slices(["a small test", "of words"])
tokens = data.map(text.WhitespaceTokenizer().tokenize)
assert [one.shape[0] for one in tokens] == [3, 2]
