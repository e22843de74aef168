# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import pickle

import tensorflow as tf

Tokenizer = tf.keras.preprocessing.text.Tokenizer
print("it has:", ", ".join(sorted(vars(Tokenizer()))))
older = Tokenizer()
older.fit_on_texts(["a cat", "a dog"])
for name in ("oov_token", "char_level"):  # as if a release without them had made it
    del vars(older)[name]
loaded = pickle.loads(pickle.dumps(older))

fixed = Tokenizer()
vars(fixed).update(vars(loaded))  # what it lacks is this release's default
print(fixed.texts_to_sequences(["a dog"]))
print(Tokenizer(num_words=3).texts_to_sequences(["a dog"]), "without fit_on_texts")
try:
    loaded.texts_to_sequences(["a dog"])
except AttributeError as error:
    print(error)
