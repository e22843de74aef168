# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

texts = ["good film", float("nan")]  # a table with an empty cell
tokenizer = tf.keras.preprocessing.text.Tokenizer()
tokenizer.fit_on_texts([str(text) for text in texts])
print(len(tokenizer.word_index))
tokenizer.fit_on_texts(texts)
