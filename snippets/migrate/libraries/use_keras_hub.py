# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "keras-hub"]
# [tool.harness]
# environments = ["*+keras-hub"]
# cpu-seconds = 20
# reason = "trains a small transformer"
# ///
# --8<-- [start:program]
import keras
import keras_hub
import numpy as np

random = np.random.default_rng(0)
tokens = random.integers(0, 20, (256, 8))
labels = (tokens == 7).any(axis=1).astype("float32")

inputs = keras.Input((8,), dtype="int32")
x = keras_hub.layers.TokenAndPositionEmbedding(20, 8, 16)(inputs)
x = keras_hub.layers.TransformerEncoder(32, num_heads=2)(x)
x = keras.layers.GlobalMaxPooling1D()(x)
model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(tokens, labels, epochs=10, verbose=0)
accuracy = model.evaluate(tokens, labels, verbose=0)[1]
print("Keras", keras.__version__.split(".")[0])
print("accuracy above 0.9:", accuracy > 0.9)
assert accuracy > 0.9
