# /// companion
# package = "keras-hub"
# purpose = "Pretrained models"
# ///
import keras_hub
import numpy as np

model = keras_hub.models.BertBackbone(
    vocabulary_size=30, num_layers=1, num_heads=2, hidden_dim=8, intermediate_dim=8
)
words = np.ones((2, 5), "int32")
inputs = {"token_ids": words, "segment_ids": words * 0, "padding_mask": words}
assert model(inputs)["pooled_output"].shape == (2, 8)
