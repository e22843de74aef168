# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "transformers"]
# [tool.harness]
# probe = true
# environments = ["2.15+transformers", "2.21+transformers", "2.21+transformers-5"]
# fresh-interpreter = true
# cpu-seconds = 20
# reason = "imports Transformers"
# ///
# --8<-- [start:program]
import tensorflow as tf
import transformers

config = transformers.BertConfig(
    vocab_size=20,
    hidden_size=16,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=32,
)
inputs = tf.keras.Input((8,), dtype="int32")
outputs = transformers.TFBertModel(config)(inputs).last_hidden_state
model = tf.keras.Model(inputs, outputs)
print(model.output_shape)
