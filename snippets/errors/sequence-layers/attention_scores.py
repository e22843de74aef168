# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow import keras

x = keras.Input((3, 4))
attention = keras.layers.MultiHeadAttention(num_heads=2, key_dim=4)
y, scores = attention(x, x, return_attention_scores=True)
print(y.shape, scores.shape)
keras.layers.MultiHeadAttention(num_heads=2, key_dim=4, return_attention_scores=True)(
    x, x
)
