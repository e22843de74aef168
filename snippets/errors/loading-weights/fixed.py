# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


def build(classes):
    model = tf.keras.Sequential(
        [
            tf.keras.layers.Dense(8, name="features"),
            tf.keras.layers.Dense(classes, name="classes"),
        ]
    )
    model.build((None, 4))
    return model


build(10).save_weights("model.weights.h5")

same = build(10)  # as it was when the file was saved
same.load_weights("model.weights.h5")

model = build(3)  # a new head on the same features
model.layers[0].set_weights(same.layers[0].get_weights())
x = tf.ones((1, 4))
print(
    "The features are the same:",
    bool(tf.reduce_all(model.layers[0](x) == same.layers[0](x))),
)
assert tf.reduce_all(model.layers[0](x) == same.layers[0](x))
