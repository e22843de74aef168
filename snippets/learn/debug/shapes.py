# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
batch = x_train[:8, ..., None].astype("float32") / 255.0  # (8, 28, 28, 1)

# --8<-- [start:model]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28, 1)),
        tf.keras.layers.Conv2D(
            16, 3, strides=2, activation="relu", name="conv"
        ),
        tf.keras.layers.Flatten(name="flatten"),
        tf.keras.layers.Dense(10, activation="softmax", name="digits"),
    ]
)
# --8<-- [end:model]

# --8<-- [start:planned]
for layer in model.layers:
    print(
        f"{layer.name}: {layer.count_params()} weights, "
        f"{tuple(layer.output.shape)}"
    )
# --8<-- [end:planned]

# --8<-- [start:real]
values = batch
for layer in model.layers:
    values = layer(values)
    print(f"{layer.name}: {values.shape}, finite: {np.isfinite(values).all()}")
# --8<-- [end:real]

assert tuple(values.shape) == (8, 10)
assert np.allclose(values, model.predict(batch, verbose=0), atol=1e-5)
