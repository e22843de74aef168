# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import inspect

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
argument = inspect.signature(model.compile).parameters.get("jit_compile")
print("the default:", argument.default if argument else "no such argument")
print("in effect on this CPU:", bool(getattr(model, "jit_compile", None)))
