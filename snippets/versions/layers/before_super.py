# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

Dense = tf.keras.layers.Dense
makers = {
    "a layer": lambda: Dense(1),
    "a list of layers": lambda: [Dense(1)],
    "a dict of layers": lambda: {"out": Dense(1)},
    "an empty list": list,
    "a number": lambda: 3,
}


def weights(base, value):
    class Early(base):
        def __init__(self):
            self.value = value
            super().__init__()

        def call(self, inputs):
            for part in tf.nest.flatten(value):
                inputs = part(inputs) if isinstance(part, Dense) else inputs
            return inputs

    early = Early()
    early(tf.zeros((2, 4)))
    return len(early.trainable_weights)


for base in (tf.keras.Model, tf.keras.layers.Layer):
    for name, make in makers.items():
        try:
            print(base.__name__, name, "weights:", weights(base, make()))
        except RuntimeError as error:
            print(base.__name__, name, "raises", error)
