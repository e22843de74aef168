# /// companion
# package = "autokeras"
# purpose = "Search of architectures"
# ///
import autokeras as ak
import numpy as np
import tensorflow as tf

x = np.arange(32, dtype="float32").reshape(8, 4) / 32
inputs = ak.Input()
outputs = ak.RegressionHead()(ak.DenseBlock()(inputs))
search = ak.AutoModel(inputs, outputs, max_trials=1, directory="search", seed=1)
search.fit(x, x[:, :1], epochs=1, batch_size=2, verbose=0)
model = search.export_model()
assert isinstance(model, tf.keras.Model)
