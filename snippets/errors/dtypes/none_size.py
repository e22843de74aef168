# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.keras.Input((None, 8))  # sequences of any length
print(tuple(x.shape), int(x.shape[-1]))
fixed = tf.keras.Input((5, 8))
print(int(fixed.shape[1]))
wrong = {
    "int": lambda: int(x.shape[1]),
    "range": lambda: list(range(x.shape[1])),
    "a product": lambda: x.shape[1] * 8,
    "units": lambda: tf.keras.layers.Dense(x.shape[1])(fixed),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).split("\n")[0][:110])
