# /// companion
# package = "tf-models-official"
# purpose = "The TensorFlow Model Garden"
# ///
import tensorflow as tf
from official.nlp.modeling import networks

model = networks.BertEncoder(
    vocab_size=30,
    hidden_size=8,
    num_layers=1,
    num_attention_heads=2,
    intermediate_size=8,
    dict_outputs=True,
)
words = tf.ones((2, 5), tf.int32)
found = model({"input_word_ids": words, "input_mask": words, "input_type_ids": words})
assert found["pooled_output"].shape == (2, 8)
