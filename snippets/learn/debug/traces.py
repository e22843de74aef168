# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


# --8<-- [start:model]
class Count(tf.keras.layers.Layer):
    """Counts how often its Python code runs: once per trace."""

    traces = 0

    def call(self, inputs):
        Count.traces += 1
        return inputs


model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(None, 8)),  # rows of any length
        Count(),
        tf.keras.layers.GlobalAveragePooling1D(),
        tf.keras.layers.Dense(1),
    ]
)
# --8<-- [end:model]


# --8<-- [start:count]
def traces(function, batches):
    Count.traces = 0
    for batch in batches:
        function(batch)
    return Count.traces


lengths = range(10, 30)
varying = [tf.zeros((4, length, 8)) for length in lengths]
padded = [np.pad(b, ((0, 0), (0, 30 - b.shape[1]), (0, 0))) for b in varying]

fast = tf.function(model)
many = traces(fast, varying)
few = traces(fast, [tf.constant(batch) for batch in padded])
# --8<-- [end:count]

# --8<-- [start:signature]
any_length = tf.function(
    model, input_signature=[tf.TensorSpec([None, None, 8], tf.float32)]
)
signed = traces(any_length, varying)
# --8<-- [end:signature]

print("20 lengths:", many, "traces")
print("Padded to one length:", few, "trace")
print("With input_signature:", signed, "trace")
assert many > 2 and few == signed == 1
