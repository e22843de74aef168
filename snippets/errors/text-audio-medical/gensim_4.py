# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from gensim.models import Word2Vec

sentences = [["a", "good", "film"], ["a", "bad", "film"]]
model = Word2Vec(sentences, vector_size=4, min_count=1, epochs=2)
words = model.wv.key_to_index  # a dictionary: word, row
matrix = np.zeros((len(words) + 1, 4))  # of an Embedding layer; row 0 is the padding
for word, row in words.items():
    matrix[row + 1] = model.wv[word]
print(matrix.shape)
wrong = {
    "size": lambda: Word2Vec(sentences, size=4),
    "iter": lambda: Word2Vec(sentences, iter=2),
    "model[word]": lambda: model["film"],
    "vocab": lambda: model.wv.vocab,
    "index2word": lambda: model.wv.index2word,
    "a word that isn't there": lambda: model.wv["music"],
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).splitlines()[0])
