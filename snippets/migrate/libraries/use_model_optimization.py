# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.16", "tensorflow-model-optimization", "tf_keras"]
# [tool.harness]
# environments = ["*+tensorflow-model-optimization"]
# cpu-seconds = 20
# reason = "trains with simulated quantization"
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow_model_optimization as tfmot
import tf_keras as keras


x = np.random.default_rng(0).random((256, 4)).astype("float32")
y = (x.sum(axis=1) > 2).astype("float32")
model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="relu", input_shape=(4,)),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
quantized = tfmot.quantization.keras.quantize_model(model)
quantized.compile(
    optimizer=keras.optimizers.Adam(0.02),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
quantized.fit(x, y, epochs=40, verbose=0)
accuracy = quantized.evaluate(x, y, verbose=0)[1]
print("accuracy, quantized, above 0.85:", accuracy > 0.85)
assert accuracy > 0.85
