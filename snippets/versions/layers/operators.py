# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.keras.Input(shape=(4,))
y = tf.keras.Input(shape=(4,))
expressions = {
    "x * 2": lambda: x * 2,
    "x + y": lambda: x + y,
    "x - y": lambda: x - y,
    "x / 2": lambda: x / 2,
    "-x": lambda: -x,
    "x ** 2": lambda: x**2,
    "x @ ones": lambda: x @ tf.ones((4, 3)),
    "x[:, 0]": lambda: x[:, 0],
    "x > 0": lambda: x > 0,
    "x == y": lambda: x == y,
    "abs(x)": lambda: abs(x),
    "tf.reshape(x, (-1, 2, 2))": lambda: tf.reshape(x, (-1, 2, 2)),
}

for code, compute in expressions.items():
    try:
        result = compute()
    except ValueError as error:
        print(code, "raises", str(error).split(". ")[0])
        continue
    if isinstance(result, bool):
        print(code, "is", result)
        continue
    model = tf.keras.Model([x, y], result)
    # Keras 3 lists an operation that isn't a layer only here.
    parts = getattr(model, "operations", model.layers)
    made = [part for part in parts if not isinstance(part, tf.keras.layers.InputLayer)]
    kinds = ["layer" if part in model.layers else "operation" for part in made]
    for part, kind in zip(made, kinds):
        print(code, "makes the", kind, type(part).__name__, "named", part.name)
