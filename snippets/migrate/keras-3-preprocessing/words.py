# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

texts = ["to be or not to be", "be not afraid"]
vectorize = tf.keras.layers.TextVectorization(  # was Tokenizer()
    output_sequence_length=4  # was pad_sequences(..., maxlen=4)
)
vectorize.adapt(texts)  # was fit_on_texts(texts)
numbers = vectorize(["be not to"]).numpy()  # was texts_to_sequences([...])

words = vectorize.get_vocabulary()  # was word_index
print(numbers.shape, [str(words[number]) for number in numbers[0]])
assert [words[number] for number in numbers[0]] == ["be", "not", "to", ""]
