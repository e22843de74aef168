# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:640] / 255.0, y_train[:640]

layer = tf.keras.layers.Dense(10, activation="softmax")
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(28, 28)), tf.keras.layers.Flatten(), layer]
)
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(images, digits, verbose=0)


# --8<-- [start:learns]
def learns():
    """Whether training changes the layer's weights."""
    before = layer.get_weights()[1]
    model.fit(images, digits, verbose=0)
    return not np.array_equal(before, layer.get_weights()[1])


layer.trainable = False
too_late = learns()
model.compile("sgd", "sparse_categorical_crossentropy")
compiled = len(model.trainable_weights)
# --8<-- [end:learns]

print("Frozen after the first fit, it still learns:", too_late)
print("After compile, weights to train:", compiled)
assert too_late and compiled == 0
