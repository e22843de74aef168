# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
from tensorflow.keras.preprocessing.text import Tokenizer  # changed

tokenizer = Tokenizer()
tokenizer.fit_on_texts(["to be or not to be"])
print(tokenizer.texts_to_sequences(["be or not"]))
assert tokenizer.texts_to_sequences(["be or not"]) == [[2, 3, 4]]
