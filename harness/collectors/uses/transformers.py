# /// companion
# package = "transformers"
# purpose = "Transformers; TensorFlow models up to version 4"
# ///
import numpy as np
import tensorflow as tf
from transformers import BertConfig, TFBertForSequenceClassification

config = BertConfig(
    vocab_size=30,
    hidden_size=8,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=8,
)
model = TFBertForSequenceClassification(config)
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer="adam", loss=loss)
words = {"input_ids": np.ones((4, 5), "int32")}
model.fit(words, np.array([0, 1, 0, 1]), verbose=0)
