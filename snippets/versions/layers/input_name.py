# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layers = tf.keras.layers
image, table = tf.keras.Input(shape=(4,)), tf.keras.Input(shape=(4,))
automatic = tf.keras.Model([image, table], layers.add([image, table]))
pixels = tf.keras.Input(shape=(4,), name="pixels")
named = tf.keras.Model(pixels, layers.Dense(1, name="digit")(pixels))

for model in (automatic, named):
    print("model.inputs:", [tensor.name for tensor in model.inputs])
    print("model.layers:", [layer.name for layer in model.layers])
    print("model.input_names:", getattr(model, "input_names", "missing"))
    print("model.output_names:", getattr(model, "output_names", "missing"))
