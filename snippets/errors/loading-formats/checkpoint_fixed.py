# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/loading-formats/checkpoint_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(4,)),
        tf.keras.layers.Dense(8, activation="relu"),
        tf.keras.layers.Dense(1),
    ]
)

checkpoint = tf.train.load_checkpoint("2.10/weights")  # changed
for number, layer in enumerate(layer for layer in model.layers if layer.weights):
    layer.set_weights(  # changed
        [
            checkpoint.get_tensor(
                f"layer_with_weights-{number}/{name}/.ATTRIBUTES/VARIABLE_VALUE"
            )
            for name in ("kernel", "bias")
        ]
    )

saved = np.load("2.10/weights.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
