# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:640] / 255.0, y_train[:640]

# --8<-- [start:layer]
layer = tf.keras.layers.Dense(10, activation="softmax")
print("A new layer has", len(layer.weights), "weights")
layer(tf.zeros((1, 784)))
print("Called once, it has", [tuple(w.shape) for w in layer.weights])
# --8<-- [end:layer]

# --8<-- [start:models]
one = tf.keras.Sequential(
    [tf.keras.Input(shape=(28, 28)), tf.keras.layers.Flatten(), layer]
)
two = tf.keras.Sequential([tf.keras.Input(shape=(784,)), layer])
print("Two models share the layer's weights:", one.weights[0] is two.weights[0])
# --8<-- [end:models]


# --8<-- [start:optimizer]
def state(optimizer):
    """The optimizer's own variables: a method on older releases."""
    variables = optimizer.variables
    return variables() if callable(variables) else variables


one.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
before = len(state(one.optimizer))
one.fit(images, digits, verbose=0)
after = len(state(one.optimizer))
print("Training creates the optimizer's own variables:", after > before)
# --8<-- [end:optimizer]

assert len(layer.weights) == 2 and one.weights[0] is two.weights[0]
assert after > before and after > len(one.weights)
