# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "transformers<5"]
# [tool.harness]
# environments = ["2.15+transformers", "2.21+transformers"]
# fresh-interpreter = true
# cpu-seconds = 30
# reason = "imports Transformers and trains a small transformer"
# ///
# --8<-- [start:program]
import numpy as np
import transformers
from transformers.modeling_tf_utils import keras  # the Keras 2 of its models

config = transformers.BertConfig(
    vocab_size=20,
    hidden_size=16,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=32,
    num_labels=2,
)
model = transformers.TFBertForSequenceClassification(config)  # random weights

random = np.random.default_rng(0)
tokens = random.integers(0, 20, (256, 8))
labels = (tokens == 7).any(axis=1).astype("int64")
model.compile(optimizer=keras.optimizers.Adam(0.005), metrics=["accuracy"])
history = model.fit(tokens, labels, epochs=15, verbose=0).history
print("Transformers", transformers.__version__.split(".")[0])
print("its models use the package", keras.__name__.split(".")[0])
print("accuracy above 0.9:", history["accuracy"][-1] > 0.9)
assert isinstance(model, keras.Model) and history["accuracy"][-1] > 0.9
