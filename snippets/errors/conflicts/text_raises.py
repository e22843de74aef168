# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflow-text"]
# [tool.harness]
# probe = true
# environments = ["2.18+keras-hub", "2.19+tensorflow-text", "2.21+keras-hub"]
# ///
# --8<-- [start:program]
import tensorflow_text

words = tensorflow_text.WhitespaceTokenizer().tokenize(["one for each minor version"])
print(words.to_list())
