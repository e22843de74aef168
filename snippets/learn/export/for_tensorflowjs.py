# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(4,)),
        tf.keras.layers.Dense(8, activation="relu", bias_initializer="ones"),
        tf.keras.layers.Dense(3, bias_initializer="ones"),
    ]
)
model.export("exported")

x = tf.random.normal((5, 4))
loaded = tf.saved_model.load("exported")
difference = float(tf.reduce_max(tf.abs(loaded.serve(x) - model(x))))
print("parameters:", model.count_params())
print("the same predictions:", difference < 1e-5)
assert difference < 1e-5
