# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layers = [
    tf.keras.layers.Conv2D(4, 3, name="first"),
    tf.keras.layers.MaxPooling2D(2, name="pool"),
    tf.keras.layers.Conv2D(4, 3, padding="same", name="second"),
]
batches = {
    "an image": tf.ones((1, 32, 32, 3)),
    "a low image": tf.ones((1, 3, 86, 3)),
    "no image": tf.ones((0, 32, 32, 3)),
}
for name, x in batches.items():
    for layer in layers:
        x = layer(x)
        if 0 in x.shape:
            print(f"{name}: {layer.name} returns {tuple(x.shape)}")
            break
    else:
        print(name, tuple(x.shape))
