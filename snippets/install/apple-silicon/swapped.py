# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.10"]
# [tool.harness]
# probe = true
# environments = ["2.1[0-6]", "2.21"]
# ///
# --8<-- [start:program]
import platform

import tensorflow as tf

Adam = tf.keras.optimizers.Adam
platform.system = lambda: "Darwin"  # pretend to be a Mac
platform.processor = lambda: "arm"

for optimizer in ("adam", Adam(0.001), "adamw"):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    try:
        model.compile(optimizer, "mse")
        used = type(model.optimizer)
        print(optimizer if isinstance(optimizer, str) else "Adam(0.001)", end=": ")
        print("legacy" if "legacy" in used.__module__ else "current", used.__name__)
    except Exception as error:
        print(f"{optimizer}: {type(error).__name__}")
