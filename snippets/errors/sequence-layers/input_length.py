# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

documents = tf.keras.Input((10, 50))  # 10 sentences of 50 words
for options in [{}, {"input_length": 33}]:
    embed = tf.keras.layers.Embedding(100, 8, **options)
    print(tf.keras.layers.TimeDistributed(embed)(documents).shape)
