# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def build(kind):
    if kind == "dense":
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    elif kind == "deep":
        model = tf.keras.Sequential(
            [tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)]
        )
    return model


def better(kind):
    units = {"dense": [1], "deep": [8, 1]}
    if kind not in units:
        raise ValueError(f"kind is {kind!r}, not one of {sorted(units)}")
    return tf.keras.Sequential([tf.keras.layers.Dense(one) for one in units[kind]])


print(type(build("deep")).__name__)
for function in (build, better):
    try:
        function("Deep")  # no branch is for this
    except Exception as error:
        print(type(error).__name__, error)
