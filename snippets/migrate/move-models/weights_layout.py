# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import h5py
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])


def layout(path):
    """Which Keras's arrangement of the weights the file has."""
    with h5py.File(path, "r") as file:
        return "Keras 2" if "layer_names" in file.attrs else "Keras 3"


for name in ("model-weights.h5", "model.weights.h5"):
    try:
        model.save_weights(name)
        print("%-16s  has the %s layout" % (name, layout(name)))
    except ValueError as error:
        print("%-16s  %s" % (name, str(error).split(". ")[0]))
