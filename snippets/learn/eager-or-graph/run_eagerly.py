# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:640] / 255.0, y_train[:640]


# --8<-- [start:layer]
class Inspect(tf.keras.layers.Layer):
    """Counts how often Python runs `call`, and keeps a value."""

    calls = 0
    seen = None

    def call(self, inputs):
        Inspect.calls += 1
        if tf.executing_eagerly():
            # .numpy() works only here.
            Inspect.seen = float(inputs.numpy().max())
        return inputs


# --8<-- [end:layer]


# --8<-- [start:fit]
def python_calls(run_eagerly):
    model = tf.keras.Sequential(
        [
            Inspect(),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.build((None, 28, 28))
    model.compile(
        "adam", "sparse_categorical_crossentropy", run_eagerly=run_eagerly
    )
    Inspect.calls = 0
    model.fit(images, digits, batch_size=64, epochs=2, verbose=0)  # 20 steps
    return Inspect.calls


as_graph, as_python = python_calls(False), python_calls(True)
# --8<-- [end:fit]

print("As a graph, Python runs once per trace, not per step:", as_graph < 20)
print("With run_eagerly=True, Python runs at every step:", as_python >= 20)
print("and sees real numbers:", Inspect.seen)
assert as_graph < 20 and as_python >= 20 and Inspect.seen == 1.0
